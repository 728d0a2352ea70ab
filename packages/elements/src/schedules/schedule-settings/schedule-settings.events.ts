import type { ScheduleView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The settings that a save changed (B62). */
export type ScheduleSettingsSet = Partial<
  Pick<ScheduleView, "name" | "description" | "contact" | "timeZone" | "autoSend" | "state" | "ownerId">
>;

/** This element changed a setting of a schedule: `set` has the new values. Fired after the server confirmed it. */
export class ScheduleChangedEvent extends rollcallEvent("rollcall-schedule-changed")<{
  scheduleId: string;
  set: ScheduleSettingsSet;
}> {}

/** This element deleted a schedule. */
export class ScheduleDeletedEvent extends rollcallEvent("rollcall-schedule-deleted")<{ scheduleId: string }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-changed": ScheduleChangedEvent;
    "rollcall-schedule-deleted": ScheduleDeletedEvent;
  }
}

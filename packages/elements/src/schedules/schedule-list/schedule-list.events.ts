import type { ScheduleView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

interface ScheduleDetails {
  readonly scheduleId: string;
  readonly schedule: ScheduleView;
}

/** A schedule was chosen from a list. Preventing the default stops the link from being followed. */
export class ScheduleChosenEvent extends rollcallEvent("rollcall-schedule-chosen", {
  cancelable: true,
})<ScheduleDetails> {}

/** This list created a schedule. */
export class ScheduleCreatedEvent extends rollcallEvent("rollcall-schedule-created")<ScheduleDetails> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-chosen": ScheduleChosenEvent;
    "rollcall-schedule-created": ScheduleCreatedEvent;
  }
}

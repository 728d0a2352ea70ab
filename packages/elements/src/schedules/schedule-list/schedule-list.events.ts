import type { ScheduleView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/rollcall-event.ts";

interface ScheduleDetails {
  readonly scheduleId: string;
  readonly schedule: ScheduleView;
}

/** A schedule was chosen from a list. Preventing the default stops the link from being followed. */
export class ScheduleChosenEvent extends rollcallEvent<ScheduleDetails>("rollcall-schedule-chosen", {
  cancelable: true,
}) {}

/** This list created a schedule. */
export class ScheduleCreatedEvent extends rollcallEvent<ScheduleDetails>("rollcall-schedule-created") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-chosen": ScheduleChosenEvent;
    "rollcall-schedule-created": ScheduleCreatedEvent;
  }
}

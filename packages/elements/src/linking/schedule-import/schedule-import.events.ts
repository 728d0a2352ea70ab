import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** People were imported into a schedule. */
export class ScheduleImportedEvent extends rollcallEvent("rollcall-schedule-imported")<{
  scheduleId: string;
  /** Whether the import created the schedule. */
  created: boolean;
  /** How many people became members. */
  added: number;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-imported": ScheduleImportedEvent;
  }
}

import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** Every assignable member of a schedule has an account and a calendar: it is safe to assign (X7). */
export class ScheduleReadyEvent extends rollcallEvent("rollcall-schedule-ready")<{ readonly scheduleId: string }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-schedule-ready": ScheduleReadyEvent;
  }
}

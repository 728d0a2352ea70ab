import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller submitted the report of a shift, or changed a submitted one. */
export class ReportSubmittedEvent extends rollcallEvent("rollcall-report-submitted")<{
  scheduleId: string;
  shiftId: string;
  /** Whether it was submitted before. */
  isAmended: boolean;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-report-submitted": ReportSubmittedEvent;
  }
}

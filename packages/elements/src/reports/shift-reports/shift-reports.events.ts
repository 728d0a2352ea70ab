import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller marked a report as seen, or sent it back with a question. */
export class ReportReviewedEvent extends rollcallEvent("rollcall-report-reviewed")<{
  scheduleId: string;
  shiftId: string;
  personId: string;
  outcome: "seen" | "asked-back";
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-report-reviewed": ReportReviewedEvent;
  }
}

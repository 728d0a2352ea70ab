import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller answered an offer, joined or left its waitlist, confirmed a shift again after it changed, or handed it back. */
export class ShiftAnsweredEvent extends rollcallEvent("rollcall-shift-answered")<{
  scheduleId: string;
  shiftId: string;
  answer: "accepted" | "declined" | "undone" | "handed-back" | "waitlisted" | "left-waitlist";
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-shift-answered": ShiftAnsweredEvent;
  }
}

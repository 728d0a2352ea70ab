import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** The caller answered an offer, confirmed a shift again after it changed, or handed it back. */
export class ShiftAnsweredEvent extends rollcallEvent("rollcall-shift-answered")<{
  scheduleId: string;
  shiftId: string;
  answer: "accepted" | "declined" | "undone" | "handed-back";
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-shift-answered": ShiftAnsweredEvent;
  }
}

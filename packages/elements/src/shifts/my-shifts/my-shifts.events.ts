import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** The caller answered an offer, or confirmed a shift again after it changed. */
export class ShiftAnsweredEvent extends rollcallEvent("rollcall-shift-answered")<{
  scheduleId: string;
  shiftId: string;
  answer: "accepted" | "declined" | "undone";
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-shift-answered": ShiftAnsweredEvent;
  }
}

import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** Fired after a change is undone. */
export class ChangeUndoneEvent extends rollcallEvent("rollcall-change-undone")<{
  scheduleId: string;
  /** The number of the entry that was undone. */
  undone: number;
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-change-undone": ChangeUndoneEvent;
  }
}

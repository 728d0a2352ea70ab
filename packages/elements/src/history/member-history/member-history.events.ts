import { rollcallEvent } from "../../ui/rollcall-event.ts";

/** Fired after a change is undone. */
export class ChangeUndoneEvent extends rollcallEvent<{
  scheduleId: string;
  /** The number of the entry that was undone. */
  undone: number;
}>("rollcall-change-undone") {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-change-undone": ChangeUndoneEvent;
  }
}

import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller approved or rejected a swap. */
export class SwapDecidedEvent extends rollcallEvent("rollcall-swap-decided")<{
  scheduleId: string;
  swapId: string;
  state: "done" | "rejected";
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-swap-decided": SwapDecidedEvent;
  }
}

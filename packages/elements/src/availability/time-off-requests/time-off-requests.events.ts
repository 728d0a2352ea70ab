import type { DecideRequestsOutput } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller decided on requests for time off. */
export class TimeOffDecidedEvent extends rollcallEvent("rollcall-time-off-decided")<{
  /** The result for each request. */
  results: DecideRequestsOutput["results"];
}> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-time-off-decided": TimeOffDecidedEvent;
  }
}

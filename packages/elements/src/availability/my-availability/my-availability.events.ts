import type { TimeOffView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller blocked days, or requested to if blocks need approval. */
export class DaysBlockedEvent extends rollcallEvent("rollcall-days-blocked")<{ dates: readonly string[] }> {}

/** The caller unblocked days. */
export class DaysUnblockedEvent extends rollcallEvent("rollcall-days-unblocked")<{ dates: readonly string[] }> {}

/** The caller requested time off. */
export class TimeOffRequestedEvent extends rollcallEvent("rollcall-time-off-requested")<{ request: TimeOffView }> {}

/** The caller canceled a request for time off. */
export class TimeOffCancelledEvent extends rollcallEvent("rollcall-time-off-cancelled")<{ request: TimeOffView }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-days-blocked": DaysBlockedEvent;
    "rollcall-days-unblocked": DaysUnblockedEvent;
    "rollcall-time-off-requested": TimeOffRequestedEvent;
    "rollcall-time-off-cancelled": TimeOffCancelledEvent;
  }
}

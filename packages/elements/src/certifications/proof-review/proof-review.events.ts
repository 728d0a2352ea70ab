import type { ProofView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller approved or rejected a proof. */
export class ProofDecidedEvent extends rollcallEvent("rollcall-proof-decided")<{ proof: ProofView }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-proof-decided": ProofDecidedEvent;
  }
}

import type { ProofView } from "@rollcall/core";
import { rollcallEvent } from "../../ui/host/rollcall-event.ts";

/** The caller sent a proof for review. */
export class ProofSubmittedEvent extends rollcallEvent("rollcall-proof-submitted")<{ proof: ProofView }> {}

/** The caller withdrew a proof. */
export class ProofWithdrawnEvent extends rollcallEvent("rollcall-proof-withdrawn")<{ proofId: string }> {}

declare global {
  interface HTMLElementEventMap {
    "rollcall-proof-submitted": ProofSubmittedEvent;
    "rollcall-proof-withdrawn": ProofWithdrawnEvent;
  }
}

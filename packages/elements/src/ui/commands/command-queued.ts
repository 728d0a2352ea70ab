import type { Reason } from "@rollcall/core/contract";

/** How a queued command ended: sent, discarded by the user, or refused by the server. */
export type QueueOutcome = "sent" | "discarded" | Reason;

/**
 * A command that couldn't be sent and waits in the queue of this device. A client without a connection rejects with it; its
 * message is for the user.
 */
export class CommandQueued extends Error {
  /** Aborted when the command was sent, refused or discarded, with the `QueueOutcome` as its reason. */
  readonly settled: AbortSignal | undefined;

  constructor(message: string, settled: AbortSignal) {
    super(message);
    this.settled = settled;
  }
}

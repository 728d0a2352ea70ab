/**
 * A command that couldn't be sent and waits in the queue of this device. A client without a connection rejects with it; its
 * message is for the reader.
 */
export class CommandQueued extends Error {
  /** Aborted when something of the queue was sent, refused or discarded. */
  readonly settled: AbortSignal | undefined;

  constructor(message: string, settled: AbortSignal) {
    super(message);
    this.settled = settled;
  }
}

/** Announces commits to the other instances in this tab and others. A lost message only delays the announcement. */
export class CommitChannel {
  readonly #channel: BroadcastChannel;
  readonly #listeners = new Set<() => void>();
  /** The last record that was announced here. */
  #announced = 0;

  constructor(name: string) {
    this.#channel = new BroadcastChannel(`rollcall-store:${name}`);
    this.#channel.onmessage = ({ data }: MessageEvent<number>) => {
      this.received(data);
    };
  }

  watch(listener: () => void): () => void {
    // A new function per call, so that ending one of two watches with the same listener keeps the other.
    const call = (): void => {
      listener();
    };
    this.#listeners.add(call);
    return () => {
      this.#listeners.delete(call);
    };
  }

  /** This instance has committed a record. */
  committed(sequence: number): void {
    this.#announced = Math.max(this.#announced, sequence);
    this.#channel.postMessage(sequence);
  }

  /** Another instance has committed a record: its message has arrived, or the record was found in the log. */
  received(sequence: number): void {
    if (sequence <= this.#announced) return;
    this.#announced = sequence;
    for (const listener of this.#listeners) queueMicrotask(listener);
  }

  close(): void {
    this.#listeners.clear();
    this.#channel.close();
  }
}

import { longestTurn } from "./sqlite-transaction.ts";

/**
 * Decides when waiting transactions are flushed. The first one in a turn of the event loop starts immediately; later ones are grouped, or
 * wait until other work has run.
 */
export class FlushTurns {
  /** Whether a commit waits for the disk. If so, it is worth waiting for other transactions of the same turn. */
  readonly #durable: boolean;
  readonly #flush: () => void;
  #scheduled = false;
  #began: number | undefined;

  constructor(durable: boolean, flush: () => void) {
    this.#durable = durable;
    this.#flush = flush;
  }

  /** Flushes in this turn or the next one. */
  schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(this.#flushSoon);
  }

  /** Counts a turn from now on, unless one has begun. */
  begin(now: number): void {
    if (this.#began !== undefined) return;
    this.#began = now;
    setImmediate(this.#end);
  }

  readonly #flushSoon = (): void => {
    const now = performance.now();
    if (this.#began === undefined) this.begin(now);
    else if (this.#durable || now - this.#began > longestTurn) return;
    this.#run();
  };

  readonly #end = (): void => {
    this.#began = undefined;
    if (!this.#scheduled) return;
    this.begin(performance.now());
    this.#run();
  };

  #run(): void {
    this.#scheduled = false;
    this.#flush();
  }
}

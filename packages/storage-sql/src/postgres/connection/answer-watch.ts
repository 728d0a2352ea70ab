import type { Pipeline } from "./pipeline.ts";

/** The number of times to look while an answer may still arrive. */
const looks = 4;

/**
 * Ends connections whose server doesn't answer, because a network may lose a connection without closing it. A long pipeline counts as alive
 * as long as individual statements are answered.
 */
export class AnswerWatch {
  readonly #interval: number;
  readonly #waiting = new Set<Pipeline>();
  #timer: NodeJS.Timeout | undefined;

  /** @param longest how long the server may take to answer a statement, in milliseconds */
  constructor(longest: number) {
    this.#interval = Math.ceil(longest / looks);
  }

  /** Watches a pipeline that has been sent. One timer watches all of them, because a timer for each round trip would cost more. */
  add(pipeline: Pipeline): void {
    this.#waiting.add(pipeline);
    this.#timer ??= setInterval(() => this.#look(), this.#interval).unref();
  }

  /** Stops watching a pipeline. */
  delete(pipeline: Pipeline): void {
    this.#waiting.delete(pipeline);
  }

  #look(): void {
    if (this.#waiting.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
    for (const pipeline of this.#waiting)
      if (++pipeline.looks > looks)
        pipeline.abandon(Object.assign(new Error("the server did not respond"), { code: "ETIMEDOUT" }));
  }
}

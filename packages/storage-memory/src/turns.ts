import { isPromise, type Awaitable } from "@rollcall/core";

/** One piece of work at a time, in the order asked. What need not wait is answered at once, without a promise. */
export class Turns {
  #busy = false;
  #calling = false;
  readonly #waiting: (() => void)[] = [];

  run<T>(work: () => Awaitable<T>): Awaitable<T> {
    if (!this.#busy) return this.#begin(work);
    return new Promise<T>((resolve) => {
      // Begins at the call, so that nobody comes in between; what it throws becomes a rejection.
      this.#waiting.push(() => {
        resolve((async () => this.#begin(work))());
      });
    });
  }

  #begin<T>(work: () => Awaitable<T>): Awaitable<T> {
    this.#busy = true;
    let answer: Awaitable<T>;
    try {
      answer = work();
    } catch (error) {
      this.#end();
      throw error;
    }
    if (isPromise(answer)) {
      return answer.then(
        (value) => {
          this.#end();
          return value;
        },
        (error: unknown) => {
          this.#end();
          throw error;
        },
      );
    }
    this.#end();
    return answer;
  }

  /** Calls those who wait, in a loop: many short pieces of work must not grow the stack. */
  #end(): void {
    this.#busy = false;
    if (this.#calling) return;
    this.#calling = true;
    // `#begin` may have set it again, which the compiler cannot see.
    while (!(this.#busy as boolean)) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      next();
    }
    this.#calling = false;
  }
}

import { isPromise, type Awaitable } from "@rollcall/core";

/** Runs one piece of work at a time, in order. Work that does not have to wait is answered at once, without a promise. */
export class Turns {
  #busy = false;
  #calling = false;
  readonly #waiting: (() => void)[] = [];

  run<T>(work: () => Awaitable<T>): Awaitable<T> {
    if (!this.#busy) return this.#begin(work);
    return new Promise<T>((resolve) => {
      // Starts during the call, so that nothing runs in between. An error becomes a rejection.
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

  /** Runs queued work in a loop, so that many short pieces do not grow the stack. */
  #end(): void {
    this.#busy = false;
    if (this.#calling) return;
    this.#calling = true;
    // `#begin` may have changed it, which the compiler cannot see.
    while (!(this.#busy as boolean)) {
      const next = this.#waiting.shift();
      if (next === undefined) break;
      next();
    }
    this.#calling = false;
  }
}

import type { Group } from "./cases.ts";

/** The number of calls between two readings of the clock. */
const BATCH = 16;

/** Counts calls and their time for one contender at one size. */
export class CallRates {
  readonly #calls = new Map<string, number>();
  readonly #milliseconds = new Map<string, number>();

  /**
   * Runs the cases of a group in turn for some time, then checks the result without timing it.
   * @param counts `false` to warm up only
   */
  async run(group: Group, milliseconds: number, counts: boolean): Promise<void> {
    let spent = 0;
    while (spent < milliseconds) {
      for (const one of group.cases) {
        const { name } = one;
        const began = performance.now();
        for (let i = 0; i < BATCH; i++) await one.call();
        const took = performance.now() - began;
        spent += took;
        if (!counts) continue;
        this.#calls.set(name, (this.#calls.get(name) ?? 0) + BATCH);
        this.#milliseconds.set(name, (this.#milliseconds.get(name) ?? 0) + took);
      }
    }
    await group.prove();
  }

  /** Calls per second. */
  rate(name: string): number {
    return ((this.#calls.get(name) ?? 0) * 1000) / (this.#milliseconds.get(name) ?? Number.NaN);
  }
}

import type { Group } from "./cases.ts";

/** Calls between two looks at the clock. */
const BATCH = 16;

/** What one contender did at one size: how many calls took how long. */
export class Tally {
  readonly #calls = new Map<string, number>();
  readonly #milliseconds = new Map<string, number>();

  /**
   * Calls the cases of a group in turn for a while, then proves what they left (outside the time).
   * @param counts whether this counts, or only warms up
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

  /** Calls a second. */
  rate(name: string): number {
    return ((this.#calls.get(name) ?? 0) * 1000) / (this.#milliseconds.get(name) ?? Number.NaN);
  }
}

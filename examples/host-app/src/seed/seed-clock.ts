import type { Clock } from "@rollcall/core";

const fortnight = 14 * 86_400_000;

/** The system clock, which a seed can set back so that its events have different times. */
export interface SeedClock extends Clock {
  /** Runs `work` as if it were some milliseconds ago, later than any work before. Nothing else may run meanwhile. */
  ago<T>(milliseconds: number, work: () => Promise<T>): Promise<T>;
  /** Ends the past: from here on this is the system clock. */
  catchUp(): void;
}

/**
 * The clock of the example. Rollcall's time never goes backward and its jobs read it at any time, so the clock stays in the past
 * between the events of a seed.
 * @param seeds whether a seed is about to run, which begins two weeks ago
 */
export function openSeedClock(seeds: boolean): SeedClock {
  let behind = seeds ? fortnight : 0;
  return {
    now: () => Date.now() - behind,
    ago(milliseconds, work) {
      if (behind > 0) behind = milliseconds;
      return work();
    },
    catchUp() {
      behind = 0;
    },
  };
}

import type { Clock } from "@rollcall/core";

const hour = 3_600_000;
const fortnight = 14 * 24 * hour;

/** The clock of Rollcall, which a seed can set back so that its events have different times. */
export interface SeedClock extends Clock {
  /** Runs `work` as if it were some milliseconds ago, later than any work before. Nothing else may run in the meantime. */
  ago<T>(milliseconds: number, work: () => Promise<T>): Promise<T>;
  /** Returns to the present. */
  catchUp(): void;
}

/** How the clock of the example starts. */
interface ClockOptions {
  /** Whether a seed is about to run, which starts two weeks ago. */
  readonly seeds: boolean;
  /** How far it is ahead of the system clock. */
  readonly hoursLater: number;
}

/**
 * The clock of the example. Rollcall's time never goes backward and its jobs read it at any time, so the clock stays in the past
 * between the events of a seed.
 */
export function openSeedClock({ seeds, hoursLater }: ClockOptions): SeedClock {
  let behind = seeds ? fortnight : 0;
  return {
    now: () => Date.now() + hoursLater * hour - behind,
    ago(milliseconds, work) {
      if (behind > 0) behind = milliseconds;
      return work();
    },
    catchUp() {
      behind = 0;
    },
  };
}

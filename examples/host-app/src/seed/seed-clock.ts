import type { Clock } from "@rollcall/core";

/** The system clock, which a seed can set back so that its events have different times. */
export interface SeedClock extends Clock {
  /** Runs `work` as if it were some milliseconds ago. Nothing else may run meanwhile. */
  ago<T>(milliseconds: number, work: () => Promise<T>): Promise<T>;
}

/** The clock of the example. */
export function openSeedClock(): SeedClock {
  let behind = 0;
  return {
    now: () => Date.now() - behind,
    async ago(milliseconds, work) {
      behind = milliseconds;
      try {
        return await work();
      } finally {
        behind = 0;
      }
    },
  };
}

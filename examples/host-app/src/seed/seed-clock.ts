import type { Clock } from "@rollcall/core";

/** The machine's time, which a seed may set back: what it fills shall not all have happened at once. */
export interface SeedClock extends Clock {
  /** Does something as if it were so many milliseconds ago. Nothing else may run meanwhile. */
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

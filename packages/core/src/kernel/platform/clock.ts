/** The current time, as a port. The domain never uses the system clock directly. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /**
   * Milliseconds since an arbitrary start, unaffected by changes to the system clock, such as `performance.now()`. Confirms how much
   * time has passed; without it, every change in `now` counts.
   */
  monotonic?(): number;
}

/** More than the longest time that work is postponed, in milliseconds. */
export const longestWait = 2 * 86_400_000;

/** Whether work is due. Work that is due too far in the future counts as due: it was planned before the system clock was set back. */
export const isDue = (dueAt: number, now: number): boolean => dueAt <= now || dueAt > now + longestWait;

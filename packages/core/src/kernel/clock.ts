/** The current time, as a port. The domain never uses the system clock directly. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /**
   * Milliseconds since an arbitrary start, unaffected by changes to the system clock, such as `performance.now()`. Confirms how much
   * time has passed; without it, every change of `now` counts.
   */
  monotonic?(): number;
}

/** The current time, as a port. The domain never uses the system clock directly. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /**
   * Milliseconds from any start, which setting the clock doesn't affect, such as `performance.now()`. Confirms how much time
   * has passed; without it, every change of `now` counts.
   */
  monotonic?(): number;
}

/** The current time, as a port. The domain never uses the system clock directly. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
}

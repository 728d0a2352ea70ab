/** The time, as a port: the domain never asks the machine. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
}

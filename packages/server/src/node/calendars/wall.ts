/**
 * A wall-clock time, as the milliseconds since the epoch it would be in UTC. Recurrence rules use these, and a zone converts
 * them to instants.
 */
export type Wall = number;

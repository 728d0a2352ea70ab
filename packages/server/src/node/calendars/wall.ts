import type ICAL from "ical.js";

/**
 * A wall-clock time, as the milliseconds since the epoch it would be in UTC. Recurrence rules use these, and a zone converts
 * them to instants.
 */
export type Wall = number;

/** The wall-clock time of the fields, regardless of the zone. NaN if they are invalid. */
export function toWall(time: InstanceType<typeof ICAL.Time>): Wall {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

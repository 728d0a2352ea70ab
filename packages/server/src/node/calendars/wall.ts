import type ICAL from "ical.js";

/**
 * The time on a clock on some wall, as the milliseconds since the epoch that it would be in UTC. Rules of recurrence count in
 * these, and a zone makes an instant of one.
 */
export type Wall = number;

/** What the fields of a time say, whatever its zone. NaN where they say nothing. */
export function toWall(time: InstanceType<typeof ICAL.Time>): Wall {
  return Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
}

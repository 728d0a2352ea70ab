import { timesIn } from "../../ui/text/times.ts";

/** A local date and time: `2026-11-22` and `08:00`. */
export interface WallTime {
  readonly date: string;
  readonly time: string;
}

/** An instant in a time zone. */
export interface ZonedInstant {
  readonly at: number;
  /** Its offset from UTC: `+01:00`. */
  readonly offset: string;
  /** In wire format: RFC 9557 with the offset. */
  readonly moment: string;
}

const day = 24 * 60 * 60 * 1000;

/** The local time of a zone at an instant, read as UTC: milliseconds since the epoch. */
function wallAt(at: number, timeZone: string): number {
  // Sweden writes dates and times as ISO 8601 does, with a space in between.
  const format = timesIn({ lang: "sv-SE" }, timeZone).format({ dateStyle: "short", timeStyle: "medium" });
  return Date.parse(`${format.format(at).replace(" ", "T")}Z`);
}

/** The local time of a zone at an instant. */
export function wallTime(at: number, timeZone: string): WallTime {
  const shown = new Date(wallAt(at, timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The day after a date. */
export const dayAfter = (date: string): string => new Date(Date.parse(date) + day).toISOString().slice(0, 10);

/** An RFC 9557 string without its time zone, as `<time>` takes it. */
export const withoutZone = (moment: string): string => moment.replace(/\[.*/, "");

/** The instants of a local time: usually one, none if clocks skip it, two if it occurs twice. */
export function instantsOf({ date, time }: WallTime, timeZone: string): readonly ZonedInstant[] {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return [];
  // Clocks change by less than a day, so only the offsets of the day before and the day after are possible.
  const offsets = [wall - day, wall + day].map((at) => wallAt(at, timeZone) - at);
  return [...new Set(offsets)]
    .map((offset) => {
      const text = `${offset < 0 ? "-" : "+"}${new Date(Math.abs(offset)).toISOString().slice(11, 16)}`;
      return { at: wall - offset, offset: text, moment: `${date}T${time}${text}[${timeZone}]` };
    })
    .filter(({ at }) => wallAt(at, timeZone) === wall)
    .sort((one, other) => one.at - other.at);
}

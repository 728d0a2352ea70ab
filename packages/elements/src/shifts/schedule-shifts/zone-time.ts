/** A local date and time: `2026-11-22` and `08:00`. */
export interface WallTime {
  readonly date: string;
  readonly time: string;
}

/** An instant and its offset from UTC: `+01:00`. */
export interface ZonedInstant {
  readonly at: number;
  readonly offset: string;
}

const day = 24 * 60 * 60 * 1000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time of a zone at an instant, read as UTC: milliseconds since the epoch. */
function wallAt(at: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = "numeric";
    const fields = {
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    } as const;
    format = new Intl.DateTimeFormat("en-US", { ...fields, timeZone, hourCycle: "h23", calendar: "gregory" });
    formats.set(timeZone, format);
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const {
    year = 0,
    month = 1,
    day: date = 1,
    hour = 0,
    minute = 0,
    second = 0,
  } = parts as Partial<Record<string, number>>;
  return Date.UTC(year, month - 1, date, hour, minute, second);
}

/** The local time of a zone at an instant. */
export function wallTime(at: number, timeZone: string): WallTime {
  const shown = new Date(wallAt(at, timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The day after a date. */
export const dayAfter = (date: string): string => new Date(Date.parse(date) + day).toISOString().slice(0, 10);

/**
 * The instants of a local time: usually one, none if clocks skip it, two if it occurs twice.
 */
export function instantsOf({ date, time }: WallTime, timeZone: string): readonly ZonedInstant[] {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return [];
  // Clocks change by less than a day, so only the offsets of the day before and the day after are possible.
  const offsets = [wall - day, wall + day].map((at) => wallAt(at, timeZone) - at);
  return [...new Set(offsets)]
    .map((offset) => ({ at: wall - offset, offset: toOffset(offset) }))
    .filter(({ at }) => wallAt(at, timeZone) === wall)
    .sort((one, other) => one.at - other.at);
}

function toOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** A time in wire format: RFC 9557 with its offset. */
export const toMoment = ({ date, time }: WallTime, { offset }: ZonedInstant, timeZone: string): string =>
  `${date}T${time}${offset}[${timeZone}]`;

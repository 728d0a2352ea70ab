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
const formats = new Map<string, Intl.DateTimeFormat>();

/** The local time of a zone at an instant, read as UTC: milliseconds since the epoch. */
function wallAt(at: number, timeZone: string): number {
  const known = formats.get(timeZone);
  // Sweden writes dates and times as ISO 8601 does, with a space in between.
  const format = known ?? new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "medium", timeZone });
  if (known === undefined) formats.set(timeZone, format);
  return Date.parse(`${format.format(at).replace(" ", "T")}Z`);
}

/** The local time of a zone at an instant. */
export function wallTime(at: number, timeZone: string): WallTime {
  const shown = new Date(wallAt(at, timeZone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The day after a date. */
export const dayAfter = (date: string): string => new Date(Date.parse(date) + day).toISOString().slice(0, 10);

/** The instant of an RFC 9557 string, in milliseconds since the epoch. */
export const instantOf = (moment: string): number => Date.parse(withoutZone(moment));

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

/** The formats of days and times in one language and zone. */
export type ShiftTimes = ReturnType<typeof shiftTimes>;

/** Formats days and times in one language and zone. */
export function shiftTimes(lang: string, timeZone: string) {
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  const short = { weekday: "short", day: "numeric", month: "short" } as const;
  // `Date` reads a date without a time as UTC.
  const longDays = new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...short, weekday: "long", month: "long" });
  const shortDays = new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...short });
  const clocks = new Intl.DateTimeFormat(lang, { timeZone, ...clock });
  const moments = new Intl.DateTimeFormat(lang, { timeZone, ...short, ...clock });
  const hours = new Intl.NumberFormat(lang, { style: "unit", unit: "hour", maximumFractionDigits: 2 });
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  return {
    /** `Sunday 22 November`. */
    day: (date: string): string => longDays.format(Date.parse(date)),
    /** `Sun 22 Nov`. */
    shortDay: (date: string): string => shortDays.format(Date.parse(date)),
    /** `today`, `tomorrow`, `yesterday`; empty for other days. */
    nearness: (date: string, today: string): string => {
      const away = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000);
      return Math.abs(away) > 1 ? "" : relative.format(away, "day");
    },
    /** `08:00`. */
    time: (at: number): string => clocks.format(at),
    /** `Sun 22 Nov, 08:00`. */
    both: (at: number): string => moments.format(at),
    /** `Sun 22 Nov, 08:00 – 16:00`. */
    span: (from: number, to: number): string => moments.formatRange(from, to),
    /** `8 hr`. */
    length: (milliseconds: number): string => hours.format(milliseconds / 3_600_000),
  };
}

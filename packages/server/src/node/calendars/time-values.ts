import type { Wall } from "./zone.ts";

/** A date or time as written: wall-clock fields, and information about the zone. */
export interface TimeValue {
  readonly wall: Wall;
  readonly isDate: boolean;
  /** The offset from UTC in milliseconds; undefined if the zone is named elsewhere. */
  readonly offset: number | undefined;
}

/** A duration: a part in wall-clock time, then a part in elapsed time. Both in milliseconds. */
export interface Length {
  readonly nominal: number;
  readonly exact: number;
}

/** A period: a start, and an end or a duration, if that can be read. */
export interface Period {
  readonly start: TimeValue;
  readonly end: TimeValue | Length | undefined;
}

const dayMs = 86_400_000;
/** Ten thousand years. */
const maxLength = 3_652_500 * dayMs;
/** Including durations with years and months of zero, and with days after the `T`. */
const durationForm = /^([+-]?)P(?:0+Y)?(?:0+M(?=.))?((?:T?\d+(?:\.\d+)?[WDHMS])+)T?$/i;
const clock = /(\d\d)(?::?(\d\d)(?::?(\d\d))?)?(?:[.,]\d+)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?/;
const time = new RegExp(`^(\\d{4})[-/]?(\\d\\d)[-/]?(\\d\\d)(?:[T ]?${clock.source})?$`, "i");

/** Parses `20260602`, `20260602T100000Z` and other common spellings. Undefined if there is no such date. */
export function parseTime(text: string, { isDate }: { readonly isDate?: boolean } = {}): TimeValue | undefined {
  const found = time.exec(text.trim());
  if (found === null) return undefined;
  const [, year, month, day, hour, minute = "0", second = "0", zone] = found;
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  if (new Date(date).getUTCDate() !== Number(day) || Number(month) > 12 || Number(year) < 1) return undefined;
  if (hour === undefined || isDate === true) return { wall: date, isDate: true, offset: undefined };
  // `T240000` is the end of a day, and second 60 a leap second.
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const wall = date + ((Number(hour) * 60 + Number(minute)) * 60 + Math.min(Number(second), 59)) * 1000;
  return { wall, isDate: false, offset: zone === undefined ? undefined : /^[a-z]/i.test(zone) ? 0 : parseOffset(zone) };
}

/** Parses `+0100`, `-05:30`, `+01`, `+010000` and `0100`, in milliseconds. */
export function parseOffset(text: string): number | undefined {
  const [, sign, hours, minutes = "0", seconds = "0"] =
    /^([+-]?)(\d\d?)(?::?(\d\d))?(?::?(\d\d))?$/.exec(text.trim()) ?? [];
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined;
  const offset = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === "-" ? -offset : offset;
}

const units = new Map([
  ["W", 7 * dayMs],
  ["D", dayMs],
  ["H", 3_600_000],
  ["M", 60_000],
  ["S", 1000],
]);

/** Parses `PT1H30M`, `P1D` and `p1w`. No event has a negative duration. */
export function parseDuration(text: string): Length | undefined {
  const [, sign, amounts = ""] = durationForm.exec(text.replace(/\s/g, "").replaceAll(",", ".")) ?? [];
  if (sign === undefined || sign === "-") return undefined;
  const sum = (wanted: RegExp): number =>
    [...amounts.toUpperCase().matchAll(wanted)].reduce(
      (total, [, count, unit = ""]) => total + Number(count) * (units.get(unit) ?? 0),
      0,
    );
  return {
    nominal: Math.min(sum(/([\d.]+)([WD])/g), maxLength),
    exact: Math.min(sum(/([\d.]+)([HMS])/g), maxLength),
  };
}

/** Parses `start/end` and `start/duration`. Undefined if the start can't be read. */
export function parsePeriod(text: string): Period | undefined {
  const [from = "", until = ""] = text.split("/");
  const start = parseTime(from);
  return start && { start, end: parseDuration(until) ?? parseTime(until) };
}

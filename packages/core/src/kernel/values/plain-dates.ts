import { Temporal } from "temporal-polyfill";
import { z } from "zod";

/**
 * A date that exists in the ISO calendar, such as `2026-11-29`, from 2000 to 2199. Checks of a date range only run on valid dates.
 */
export const plainDate = z
  .string()
  .regex(/^2[01]\d\d-\d\d-\d\d$/, { error: "a date such as `2026-11-29`", abort: true })
  .refine(isDate, { error: "a date that exists", abort: true });

function isDate(text: string): boolean {
  try {
    Temporal.PlainDate.from(text);
    return true;
  } catch {
    return false;
  }
}

/** A range of days, both inclusive. */
export interface DayRange {
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The date a number of days later. */
export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** The date a number of months later, or the last day of that month. */
export const addMonths = (date: string, months: number): string =>
  Temporal.PlainDate.from(date).add({ months }).toString();

/** The weekday of a date, from 1 (Monday) to 7. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek;

/** The number of days in a range. */
export const lengthOf = ({ firstDay, lastDay }: DayRange): number =>
  Temporal.PlainDate.from(firstDay).until(lastDay).days + 1;

/** All dates of a range. */
export const datesIn = (range: DayRange): readonly string[] =>
  Array.from({ length: Math.max(0, lengthOf(range)) }, (_, place) => addDays(range.firstDay, place));

/** Groups sorted dates into ranges of consecutive days. */
export function toRanges(dates: readonly string[]): readonly DayRange[] {
  const ranges: { firstDay: string; lastDay: string }[] = [];
  for (const date of dates) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.lastDay, 1) === date) last.lastDay = date;
    else ranges.push({ firstDay: date, lastDay: date });
  }
  return ranges;
}

/** The date of an instant in a zone. */
export const dateAt = (now: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The instant at which a local time is reached on a date. `24:00` is the start of the next day. */
export function instantOf(date: string, time: string, zone: string): number {
  if (time === "24:00") return instantOf(addDays(date, 1), "00:00", zone);
  return Temporal.PlainDate.from(date).toZonedDateTime({
    timeZone: zone,
    ...(time !== "00:00" && { plainTime: Temporal.PlainTime.from(time) }),
  }).epochMilliseconds;
}

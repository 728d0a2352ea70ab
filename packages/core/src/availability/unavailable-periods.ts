import type { Span } from "../calendars/busy.ts";
import type { DayPart } from "./day-parts.ts";
import type { KnownAvailability } from "./known-availability.ts";
import { addDays, dateAt, instantOf } from "../kernel/values/plain-dates.ts";
import { type UnavailableDay, unavailableDays } from "./unavailable-days.ts";

/** A period in milliseconds since the epoch in which a person is unavailable or has asked to be. */
export interface UnavailablePeriod extends Span, Pick<UnavailableDay, "kind" | "state" | "reason"> {}

/** Whether two periods overlap. */
export const overlaps = (one: Span, other: Span): boolean => one.from < other.until && other.from < one.until;

const wholeDay: DayPart = { from: "00:00", until: "24:00" };

/** The periods of days in the zone of their person, by start. Consecutive whole days with the same reason are one period. */
export function toPeriods(days: readonly UnavailableDay[], zone: string): readonly UnavailablePeriod[] {
  const periods: { from: number; until: number; day: UnavailableDay }[] = [];
  for (const day of days) {
    const before = periods.findLast((period) => isContinuedBy(period.day, day));
    if (before !== undefined) {
      before.day = day;
      before.until = instantOf(day.date, "24:00", zone);
      continue;
    }
    for (const { from, until } of day.parts.length === 0 ? [wholeDay] : day.parts) {
      periods.push({ from: instantOf(day.date, from, zone), until: instantOf(day.date, until, zone), day });
    }
  }
  return periods
    .map(({ from, until, day: { kind, state, reason } }) => ({ from, until, kind, state, reason }))
    .sort((one, other) => one.from - other.from || one.until - other.until);
}

const isContinuedBy = (before: UnavailableDay, day: UnavailableDay): boolean =>
  before.parts.length + day.parts.length === 0 &&
  addDays(before.date, 1) === day.date &&
  (["kind", "state", "reason"] as const).every((field) => before[field] === day[field]);

/**
 * The periods in which a person is unavailable or has asked to be, clipped to a span. For boards, and for rules about who can take a shift.
 * Only approved periods make a person unavailable.
 */
export function periodsIn(known: KnownAvailability, span: Span, zone: string): readonly UnavailablePeriod[] {
  const days = unavailableDays(known, { firstDay: dateAt(span.from, zone), lastDay: dateAt(span.until - 1, zone) });
  return toPeriods(days, zone)
    .filter((period) => overlaps(period, span))
    .map((period) => ({
      ...period,
      from: Math.max(period.from, span.from),
      until: Math.min(period.until, span.until),
    }));
}

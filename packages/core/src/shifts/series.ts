import { Temporal } from "temporal-polyfill";
import { boolean, collection, integer, json, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, list } from "../kernel/store/query.ts";
import type { Shift, ShiftNeed } from "./collection.ts";
import { isInRule, parseRule } from "./recurrence-rule.ts";

/** Recurring series: the values of their shifts, and the rule by which they repeat. */
export const series = collection("series", {
  fields: {
    scheduleId: text(),
    id: text(),
    kind: text(),
    venue: text(),
    position: text(),
    notes: text(),
    needs: json<readonly ShiftNeed[]>(),
    slots: integer(),
    /** The IANA time zone of its times. */
    timeZone: text(),
    /** The date of its first shift: `2026-11-22`. */
    firstDate: text(),
    /** Wall-clock times: `22:00:00`. */
    startTime: text(),
    endTime: text(),
    /** How many days after the start date its shifts end. */
    endDays: integer(),
    /** RFC 5545. */
    rule: text(),
    /** Whether it has dates that have no shift yet. */
    open: boolean(),
    /** The first date that has not been looked at. */
    next: text(),
    /** The number of shifts still to create; null if only the rule limits it. */
    remaining: nullable(integer()),
    createdAt: integer(),
    createdBy: text(),
  },
  key: ["scheduleId", "id"],
  indexes: { due: ["open", "next"] },
  references: { scheduleId: "schedules" },
  purgedWith: "scheduleId",
});

/** A row of `series`. */
export type Series = RowIn<typeof series>;

/** Gets a series by schedule and id. */
export const seriesByKey = get(series);
/** Lists series that have dates without a shift, by the first such date. */
export const seriesByDue = list(series, "due", 1, ["scheduleId", "id", "next"]);

/** The maximum number of shifts one call cancels or changes. */
export const maxOfSeries = 200;

/** How far in advance shifts are created. */
const weeksInAdvance = 26;

/** The maximum number of shifts of a series one transaction creates: more than 26 weeks have days. */
const maxAtOnce = 200;

/** The last date for which shifts are created now, in the zone of the series. */
export const horizonOf = (timeZone: string, now: number): string =>
  Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .add({ weeks: weeksInAdvance })
    .toString();

/** The next dates of a series up to a date, and the series after their shifts are created. */
export function nextDates(row: Series, until: string): { readonly dates: readonly string[]; readonly row: Series } {
  const rule = parseRule(row.rule);
  if (rule === undefined || !row.open) return { dates: [], row: { ...row, open: false } };
  const first = Temporal.PlainDate.from(row.firstDate);
  const most = Math.min(maxAtOnce, row.remaining ?? maxAtOnce);
  const dates: string[] = [];
  let date = Temporal.PlainDate.from(row.next);
  for (; date.toString() <= until && dates.length < most; date = date.add({ days: 1 })) {
    if (isInRule(rule, first, date)) dates.push(date.toString());
  }
  const next = date.toString();
  const remaining = row.remaining === null ? null : row.remaining - dates.length;
  const open = remaining !== 0 && (rule.until === undefined || next <= rule.until);
  return { dates, row: { ...row, next, remaining, open } };
}

/**
 * The start and end of a series' shift on a date. A wall-clock time that clocks skip moves forward by the length of the gap; if one occurs
 * twice, the first is used. If this moves the start past the end, the end moves, too.
 */
export function timesOn(
  { timeZone, startTime, endTime, endDays }: Pick<Series, "timeZone" | "startTime" | "endTime" | "endDays">,
  date: string,
): Pick<Shift, "start" | "end"> {
  const day = Temporal.PlainDate.from(date);
  const at = (on: Temporal.PlainDate, time: string, zone = timeZone): number =>
    on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds;
  const last = day.add({ days: endDays });
  const [start, end] = [at(day, startTime), at(last, endTime)];
  return { start, end: end > start ? end : start + at(last, endTime, "UTC") - at(day, startTime, "UTC") };
}

/** Whether a shift of a series is on a date or later; without a date, every shift is. */
export const isFrom = ({ occurrence }: Pick<Shift, "occurrence">, from: string | undefined): boolean =>
  from === undefined || (occurrence !== null && occurrence >= from);

/** Whether a series has upcoming shifts, and a date is after all of them. */
export const isAfterAll = (upcoming: readonly Pick<Shift, "occurrence">[], from: string | undefined): boolean =>
  upcoming.length > 0 && !upcoming.some((shift) => isFrom(shift, from));

/** A new draft without people. */
export const newDraft = (
  values: Pick<Series, "scheduleId" | "kind" | "venue" | "position" | "notes" | "needs" | "slots" | "timeZone"> &
    Pick<Shift, "start" | "end">,
  { id, by, now }: { readonly id: string; readonly by: string; readonly now: number },
): Shift => ({
  ...values,
  ...{ id, taken: 0, filled: 0, version: 1, status: "draft", published: false, open: true, unfilled: true },
  ...{ seriesId: null, occurrence: null, isException: false, createdAt: now, createdBy: by },
});

/** A new draft of a series on a date. */
export const shiftOn = (row: Series, date: string, shiftId: string, by: string, now: number): Shift => {
  const { scheduleId, kind, venue, position, notes, needs, slots, timeZone } = row;
  const values = { scheduleId, kind, venue, position, notes, needs, slots, timeZone, ...timesOn(row, date) };
  return { ...newDraft(values, { id: shiftId, by, now }), seriesId: row.id, occurrence: date };
};

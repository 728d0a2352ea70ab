import { addDays } from "../kernel/values/plain-dates.ts";

/** Days on which a certification is valid, both inclusive. Null: any day before, or any day after. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

/** The last day of a period that doesn't end. */
export const noLastDay = "9999-12-31";

/** The last day of the last period: empty without one, `9999-12-31` if it doesn't end. */
export const lastDayOf = (periods: readonly Period[]): string => {
  const last = periods.at(-1);
  return last === undefined ? "" : (last.until ?? noLastDay);
};

const startsBy = ({ from }: Period, date: string): boolean => from === null || from <= date;
const endsBefore = ({ until }: Period, date: string): boolean => until !== null && until < date;

/**
 * The periods after another one is approved. It replaces the earlier periods, which count until its first day if that is later than today
 * (Q39).
 */
export function withPeriod(periods: readonly Period[], added: Period, today: string): readonly Period[] {
  const { from } = added;
  if (from === null || from <= today) return [added];
  return [...periodsBefore(periods, from), added];
}

/** What periods contain before a day. */
export function periodsBefore(periods: readonly Period[], day: string): readonly Period[] {
  const lastBefore = addDays(day, -1);
  return periods
    .filter((one) => startsBy(one, lastBefore))
    .map((one) => (one.until === null || one.until > lastBefore ? { ...one, until: lastBefore } : one));
}

/** The periods with those that follow each other without a gap as one. */
export function joined(periods: readonly Period[]): readonly Period[] {
  const all: Period[] = [];
  for (const period of periods) {
    const last = all.at(-1);
    const follows = last !== undefined && (last.until === null || startsBy(period, addDays(last.until, 1)));
    if (follows) all[all.length - 1] = { from: last.from, until: period.until };
    else all.push(period);
  }
  return all;
}

/** The period on a date, or else the last one before it, or else the first one after it. */
export function periodAt(periods: readonly Period[], date: string): Period | undefined {
  const all = joined(periods);
  return all.findLast((one) => startsBy(one, date)) ?? all[0];
}

/** Whether a period contains all days of a range, with some days of grace after it. */
export const covers = (
  period: Period,
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  graceDays: number,
): boolean => startsBy(period, firstDay) && !endsBefore(graceDays > 0 ? withGrace(period, graceDays) : period, lastDay);

const withGrace = ({ from, until }: Period, graceDays: number): Period => ({
  from,
  until: until === null ? null : addDays(until, graceDays),
});

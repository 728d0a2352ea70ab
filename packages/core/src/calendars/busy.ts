import { Temporal } from "temporal-polyfill";
import type { Busy } from "../ports/calendar-reader.ts";

/** A period in milliseconds since the epoch; `until` is exclusive. */
export type Span = Pick<Busy, "from" | "until">;

/** The maximum number of periods stored per calendar. */
const maxKept = 5000;

const dayMs = 24 * 60 * 60 * 1000;

/** The period busy times are stored for: from yesterday, for half a year. */
export const spanAt = (now: number): Span => ({ from: now - dayMs, until: now + 183 * dayMs });

/**
 * Normalizes busy times from any source: clipped to the span, sorted, merged, at most 5,000. All-day events with dates are merged
 * separately, because their times depend on the zone they are resolved in.
 */
export function toBusy(busy: readonly Busy[], span: Span): readonly Busy[] {
  const timed: { from: number; until: number }[] = [];
  const dated: Dated[] = [];
  for (const period of within(busy, span).toSorted((one, other) => one.from - other.from)) {
    const { from, until, dates } = period;
    if (dates !== undefined) addDated(dated, { from, until, dates });
    else {
      const last = timed.at(-1);
      if (last !== undefined && from <= last.until) last.until = Math.max(last.until, until);
      else timed.push({ from, until });
    }
  }
  return [...timed, ...dated].sort((one, other) => one.from - other.from).slice(0, maxKept);
}

type Dated = Busy & { readonly dates: NonNullable<Busy["dates"]> };

function addDated(dated: Dated[], period: Dated): void {
  const last = dated.at(-1);
  if (last === undefined || period.dates.from > last.dates.until) {
    dated.push(period);
    return;
  }
  const until = period.dates.until > last.dates.until ? period.dates.until : last.dates.until;
  const dates = { from: last.dates.from, until };
  dated[dated.length - 1] = { from: last.from, until: Math.max(last.until, period.until), dates };
}

/** Returns busy times with all-day events resolved in a zone, sorted (Q57). */
export const inZone = (busy: readonly Busy[], zone: string): readonly Busy[] =>
  busy
    .map((period) => {
      if (period.dates === undefined) return period;
      const { from, until } = period.dates;
      return { from: startOfDay(from, zone), until: startOfDay(until, zone) };
    })
    .sort((one, other) => one.from - other.from);

const startOfDay = (date: string, zone: string): number =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

/** Returns the busy times that overlap a span, clipped to it. */
export const within = (busy: readonly Busy[], { from, until }: Span): readonly Busy[] =>
  busy
    .map((period) => ({
      ...period,
      from: Math.trunc(Math.max(period.from, from)),
      until: Math.trunc(Math.min(period.until, until)),
    }))
    .filter((period) => period.from < period.until);

/** Whether two lists contain the same periods. */
export const isSameBusy = (one: readonly Busy[], other: readonly Busy[]): boolean =>
  one.length === other.length &&
  one.every(({ from, until, dates }, index) => {
    const { from: otherFrom, until: otherUntil, dates: otherDates } = other[index] ?? {};
    return (
      otherFrom === from &&
      otherUntil === until &&
      otherDates?.from === dates?.from &&
      otherDates?.until === dates?.until
    );
  });

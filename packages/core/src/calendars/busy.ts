import type { Busy } from "../ports/calendar-reader.ts";

/** A period in milliseconds since the epoch; `until` is exclusive. */
export type Span = Pick<Busy, "from" | "until">;

/** The maximum number of periods stored per calendar. */
const maxKept = 5000;

const dayMs = 24 * 60 * 60 * 1000;

/** The period busy times are stored for: from yesterday, for half a year. */
export const spanAt = (now: number): Span => ({ from: now - dayMs, until: now + 183 * dayMs });

/** Normalizes busy times from any source: clipped to the span, sorted, merged, at most 5,000. */
export function toBusy(busy: readonly Busy[], span: Span): readonly Busy[] {
  const merged: { from: number; until: number }[] = [];
  for (const period of within(busy, span).toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last !== undefined && period.from <= last.until) last.until = Math.max(last.until, period.until);
    else merged.push(period);
  }
  return merged.slice(0, maxKept);
}

/** Returns the busy times that overlap a span, clipped to it. */
export const within = (busy: readonly Busy[], { from, until }: Span): { from: number; until: number }[] =>
  busy
    .map((period) => ({
      from: Math.trunc(Math.max(period.from, from)),
      until: Math.trunc(Math.min(period.until, until)),
    }))
    .filter((period) => period.from < period.until);

/** Whether two lists contain the same periods. */
export const isSameBusy = (one: readonly Busy[], other: readonly Busy[]): boolean =>
  one.length === other.length &&
  one.every(({ from, until }, index) => other[index]?.from === from && other[index].until === until);

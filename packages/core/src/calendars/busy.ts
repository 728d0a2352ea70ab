import type { Busy } from "../ports/calendar-reader.ts";

/** A stretch of time: milliseconds since the epoch, `until` not included. */
export type Span = Pick<Busy, "from" | "until">;

/** The most stretches that are kept of one calendar. */
const maxKept = 5000;

const dayMs = 24 * 60 * 60 * 1000;

/** How far busy times reach: from yesterday on, for half a year. */
export const spanAt = (now: number): Span => ({ from: now - dayMs, until: now + 183 * dayMs });

/** Busy times as they are kept, whoever told them: within the span, in order, none touching the next, 5,000 at most. */
export function toBusy(told: readonly Busy[], span: Span): readonly Busy[] {
  const merged: { from: number; until: number }[] = [];
  for (const stretch of within(told, span).toSorted((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last !== undefined && stretch.from <= last.until) last.until = Math.max(last.until, stretch.until);
    else merged.push(stretch);
  }
  return merged.slice(0, maxKept);
}

/** What of busy times lies within a span, clipped to it. */
export const within = (busy: readonly Busy[], { from, until }: Span): { from: number; until: number }[] =>
  busy
    .map((stretch) => ({
      from: Math.trunc(Math.max(stretch.from, from)),
      until: Math.trunc(Math.min(stretch.until, until)),
    }))
    .filter((stretch) => stretch.from < stretch.until);

/** Whether both say the same. */
export const isSameBusy = (one: readonly Busy[], other: readonly Busy[]): boolean =>
  one.length === other.length &&
  one.every(({ from, until }, index) => other[index]?.from === from && other[index].until === until);

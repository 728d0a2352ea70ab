import { type FutureShifts, maxLookedAt } from "../shifts/future-shifts.ts";
import { totalsOf, type Totals } from "./schedule-summary.ts";
import { noticesOf } from "./notices.ts";

/** The `effects` of a dry run on the members of a schedule (X3): how it would stand, and whose shifts would be touched. */
export type ScheduleEffects = Readonly<{
  totals: Totals;
  notices: ReturnType<typeof noticesOf>;
  /** Shifts that begin after now and stay with somebody who is no longer there for them (Q21). */
  shifts: ShiftsTouched;
}>;

/** Shifts ahead of somebody. */
export type ShiftsTouched = Readonly<{
  /** How many; at most 100 are looked at for one member. */
  count: number;
  /** Whether there are more than were looked at. */
  more: boolean;
  ids: readonly string[];
}>;

/** How a schedule would stand, and the shifts ahead of whoever is taken out of the plan. */
export const effectsOf = (summary: Totals, ...ahead: readonly FutureShifts[]): ScheduleEffects => ({
  totals: totalsOf(summary),
  notices: noticesOf(summary),
  shifts: shiftsTouched(ahead),
});

/** The shifts ahead of whoever is taken out of the plan. */
export function shiftsTouched(ahead: readonly FutureShifts[]): ShiftsTouched {
  const more = ahead.some((one) => one.length > maxLookedAt);
  const ids = ahead.flatMap((one) => one.slice(0, maxLookedAt).map(({ id }) => id));
  return { count: ids.length, more, ids };
}

import { z } from "zod";
import { id, type ViewSchema } from "../kernel/fields.ts";
import { type UpcomingShifts, maxUpcomingShifts } from "../shifts/upcoming-shifts.ts";
import { totalsOf, type Totals } from "./schedule-summary.ts";
import { noticeCodes, noticesOf } from "./notices.ts";

const count = z.int().nonnegative();

/** The totals of a schedule after a change. */
export const totalsView: ViewSchema<Totals> = z
  .strictObject({ members: count, admins: count, assignables: count, ready: count, toInvite: count })
  .readonly();

const shiftsFields = z
  .strictObject({
    /** The number; at most 100 are counted for one member. */
    count,
    /** Whether there are more than counted. */
    more: z.boolean(),
    ids: z.array(id).readonly(),
  })
  .readonly();

/** The upcoming shifts affected by a change. */
export interface ShiftsTouched extends z.output<typeof shiftsFields> {}

/** The upcoming shifts that a change affects, in an output. */
export const shiftsTouchedView: ViewSchema<ShiftsTouched> = shiftsFields;

const effectsFields = z
  .strictObject({
    totals: totalsView,
    notices: z.array(z.strictObject({ code: z.enum(noticeCodes) }).readonly()).readonly(),
    /** Upcoming shifts of people who would no longer be assignable (Q21). */
    shifts: shiftsTouchedView,
  })
  .readonly();

/** The effects of a dry run on the members of a schedule: its totals and notices afterwards, and affected shifts (X3). */
export interface ScheduleEffects extends z.output<typeof effectsFields> {}

/** The effects of a dry run on the members of a schedule, in an output. */
export const scheduleEffects: ViewSchema<ScheduleEffects> = effectsFields;

/** The resulting totals of a schedule, and the upcoming shifts of people who become unassignable. */
export const effectsOf = (summary: Totals, ...upcoming: readonly UpcomingShifts[]): ScheduleEffects => ({
  totals: totalsOf(summary),
  notices: noticesOf(summary),
  shifts: shiftsTouched(upcoming),
});

/** The upcoming shifts of people who become unassignable. */
export function shiftsTouched(upcoming: readonly UpcomingShifts[]): ShiftsTouched {
  const more = upcoming.some((one) => one.length > maxUpcomingShifts);
  const ids = upcoming.flatMap((one) => one.slice(0, maxUpcomingShifts).map(({ id }) => id));
  return { count: ids.length, more, ids };
}

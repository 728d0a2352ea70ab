import { z } from "zod";
import type { ViewSchema } from "../kernel/values/fields.ts";
import { noShiftsTouched, shiftsTouchedView } from "../people/account-effects.ts";
import { totalsOf, type Totals, totalsView } from "./totals.ts";
import { noticeCodes, noticesOf } from "./notices.ts";

const effectsFields = z
  .strictObject({
    totals: totalsView,
    notices: z.array(z.strictObject({ code: z.enum(noticeCodes) }).readonly()).readonly(),
    /** Upcoming shifts of people who would no longer be assignable (Q21). */
    shifts: shiftsTouchedView,
  })
  .readonly();

/** The effects of a dry run on the members of a schedule: its totals and notices afterward, and affected shifts (X3). */
export interface ScheduleEffects extends z.output<typeof effectsFields> {}

/** The effects of a dry run on the members of a schedule, in an output. */
export const scheduleEffects: ViewSchema<ScheduleEffects> = effectsFields;

/** The resulting totals and notices of a schedule. The domain of shifts adds the affected ones. */
export const effectsOf = (summary: Totals): ScheduleEffects => ({
  totals: totalsOf(summary),
  notices: noticesOf(summary),
  shifts: noShiftsTouched,
});

import { z } from "zod";
import type { ViewSchema } from "../kernel/fields.ts";
import { shiftsTouched, shiftsTouchedView } from "../schedules/effects.ts";
import type { Membership } from "./memberships.ts";

const effectsFields = z
  .strictObject({
    /** The number of schedules that would change. */
    schedules: z.int().nonnegative(),
    /** Their upcoming shifts on those schedules, which would be flagged (Q21). */
    shifts: shiftsTouchedView,
  })
  .readonly();

/** The effects of a dry run on an account (X3). */
export interface AccountEffects extends z.output<typeof effectsFields> {}

/** The effects of a dry run on an account, in an output. */
export const accountEffects: ViewSchema<AccountEffects> = effectsFields;

/** The number of schedules that would change, and their upcoming shifts. */
export const toAccountEffects = (memberships: readonly Membership[]): AccountEffects => ({
  schedules: memberships.length,
  shifts: shiftsTouched(memberships.map(({ upcoming }) => upcoming)),
});

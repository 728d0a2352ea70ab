import { z } from "zod";
import type { ViewSchema } from "../kernel/fields.ts";
import { shiftsTouched, shiftsTouchedView } from "../schedules/effects.ts";
import type { Membership } from "./memberships.ts";

const effectsFields = z
  .strictObject({
    /** How many schedules would change. */
    schedules: z.int().nonnegative(),
    /** Upcoming shifts there that the person could no longer work (Q21). */
    shifts: shiftsTouchedView,
  })
  .readonly();

/** The effects of a dry run on an account (X3). */
export interface AccountEffects extends z.output<typeof effectsFields> {}

/** The effects of a dry run on an account, in an answer. */
export const accountEffects: ViewSchema<AccountEffects> = effectsFields;

/** How many schedules would change, and the shifts ahead there. */
export const toAccountEffects = (memberships: readonly Membership[]): AccountEffects => ({
  schedules: memberships.length,
  shifts: shiftsTouched(memberships.map(({ ahead }) => ahead)),
});

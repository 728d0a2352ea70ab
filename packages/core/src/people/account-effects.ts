import { z } from "zod";
import { id, type ViewSchema } from "../kernel/values/fields.ts";

const count = z.int().nonnegative();

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

/** No affected shifts, until the domain of shifts adds them. */
export const noShiftsTouched: ShiftsTouched = { count: 0, more: false, ids: [] };

const effectsFields = z
  .strictObject({
    /** The number of schedules that would change. */
    schedules: count,
    /** Their upcoming shifts on those schedules, which would be flagged (Q21). */
    shifts: shiftsTouchedView,
  })
  .readonly();

/** The effects of a dry run on an account (X3). */
export interface AccountEffects extends z.output<typeof effectsFields> {}

/** The effects of a dry run on an account, in an output. */
export const accountEffects: ViewSchema<AccountEffects> = effectsFields;

/** The effects on the account itself. Later domains add theirs. */
export const noAccountEffects: AccountEffects = { schedules: 0, shifts: noShiftsTouched };

import { type ShiftsTouched, shiftsTouched } from "../schedules/effects.ts";
import type { Membership } from "./memberships.ts";

/** The `effects` of a dry run on an account (X3). */
export type AccountEffects = Readonly<{
  /** How many schedules would change. */
  schedules: number;
  /** Shifts ahead there that stay with somebody who is no longer there for them (Q21). */
  shifts: ShiftsTouched;
}>;

/** How many schedules would change, and the shifts ahead there. */
export const accountEffects = (memberships: readonly Membership[]): AccountEffects => ({
  schedules: memberships.length,
  shifts: shiftsTouched(memberships.map(({ ahead }) => ahead)),
});

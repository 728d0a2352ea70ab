import { shiftsTouched } from "../schedules/effects.ts";
import type { Membership } from "./memberships.ts";

/** The `effects` of a dry run on an account (X3): how many schedules would change, and the shifts ahead there. */
export const accountEffects = (memberships: readonly Membership[]) => ({
  schedules: memberships.length,
  shifts: shiftsTouched(memberships.map(({ ahead }) => ahead)),
});

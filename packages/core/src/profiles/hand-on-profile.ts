import { type Change, insert, remove, update } from "../kernel/change.ts";
import type { PersonalChange } from "../kernel/personal-values.ts";
import type { Person } from "../people/collection.ts";
import { personalChange } from "./change-profile.ts";
import { type HeldField, heldIn, type Profile, profiles } from "./collection.ts";

/**
 * The profile of somebody who turns out to be somebody else: field by field, what was said last is what counts (A67).
 * @param left the profile of the one who goes
 * @param there the profile of the one who stays
 * @param person the one who stays, as their row is after this
 */
export function handOnProfile(
  left: Profile | undefined,
  there: Profile | undefined,
  { id: personId, number }: Pick<Person, "id" | "number">,
): { readonly changes: readonly Change[]; readonly personal: readonly PersonalChange[] } {
  if (left === undefined) return { changes: [], personal: [] };
  const newer = Object.entries(left.fields).filter(([field, { at }]) => at >= (heldIn(there, field)?.at ?? 0));
  const taken = newer.map(([field, held]): [string, HeldField] => [
    field,
    { ...held, number, by: held.by === left.personId ? personId : held.by },
  ]);
  const fields = { ...there?.fields, ...Object.fromEntries(taken) };
  const written =
    there === undefined ? insert(profiles, { personId, fields, noticed: 0 }) : update(profiles, [personId], { fields });
  return {
    changes: [remove(profiles, [left.personId]), written],
    personal: newer.map(([field, { value }]) => personalChange(personId, { field, held: heldIn(there, field), value })),
  };
}

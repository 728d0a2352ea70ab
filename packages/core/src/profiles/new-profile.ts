import type { CallContext } from "../identity/operation.ts";
import type { PersonalChange } from "../kernel/operations/journal-entry.ts";
import type { Person } from "../people/collection.ts";
import { personalChange } from "./change-profile.ts";
import type { Profile } from "./collection.ts";
import type { ProfileValue } from "./values.ts";

/**
 * The profile of a new person with the values given at creation. These don't count as changes by others.
 * @returns the row and its history
 */
export function newProfile(
  { id: personId, number }: Pick<Person, "id" | "number">,
  values: Readonly<Record<string, ProfileValue>>,
  { actor, now }: Pick<CallContext, "actor" | "now">,
): { readonly profile: Profile; readonly personal: readonly PersonalChange[] } {
  const given = Object.entries(values);
  const stored = { number, at: now, by: actor.personId, via: "host" } as const;
  return {
    profile: {
      personId,
      fields: Object.fromEntries(given.map(([field, value]) => [field, { value, ...stored }])),
      noticed: number,
    },
    personal: given.map(([field, value]) => personalChange(personId, { field, stored: undefined, value })),
  };
}

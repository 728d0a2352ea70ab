import { canonicalJson } from "../history/canonical-json.ts";
import type { FieldSet } from "./asked-set.ts";
import { type HeldField, heldIn, type Profile } from "./collection.ts";
import type { ProfileValue } from "./values.ts";

/** A field that gets another value. */
export interface FieldChange {
  readonly field: string;
  /** What it holds until now; undefined: nobody has touched it. */
  readonly held: HeldField | undefined;
  readonly value: ProfileValue | null;
}

/** The fields that a person's name is made of. */
export const nameFields: readonly string[] = ["firstName", "lastName"];

/** What a field holds. What nobody has touched holds nothing. */
export const valueIn = (profile: Profile | undefined, field: string): ProfileValue | null =>
  heldIn(profile, field)?.value ?? null;

/** The fields of a set that get another value: writing what is there is no change, whoever put it there. */
export const changesOf = (profile: Profile | undefined, set: FieldSet): readonly FieldChange[] =>
  [...set].flatMap(([field, value]) =>
    canonicalJson(valueIn(profile, field)) === canonicalJson(value)
      ? []
      : [{ field, held: heldIn(profile, field), value }],
  );

/** What an external person is called after these changes; undefined where that stays. */
export function nameAfter(profile: Profile | undefined, changes: readonly FieldChange[]): string | undefined {
  if (!changes.some(({ field }) => nameFields.includes(field))) return undefined;
  const parts = nameFields.map((name) => {
    const change = changes.find(({ field }) => field === name);
    return change === undefined ? valueIn(profile, name) : change.value;
  });
  return parts.filter((part) => typeof part === "string").join(" ");
}

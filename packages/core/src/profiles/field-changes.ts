import { canonicalJson } from "../kernel/values/canonical-json.ts";
import type { FieldSet } from "./asked-set.ts";
import { type StoredField, storedFieldIn, type Profile } from "./collection.ts";
import type { ProfileValue } from "./values.ts";

/** A field whose value changes. */
export interface FieldChange {
  readonly field: string;
  /** The current value; `undefined` if it was never set. */
  readonly stored: StoredField | undefined;
  readonly value: ProfileValue | null;
}

/** The fields that make up a person's name. */
export const nameFields: readonly string[] = ["firstName", "lastName"];

/** The value of a field; null if it was never set. */
export const valueIn = (profile: Profile | undefined, field: string): ProfileValue | null =>
  storedFieldIn(profile, field)?.value ?? null;

/** The fields whose value differs. Writing the current value isn't a change. */
export const changesOf = (profile: Profile | undefined, set: FieldSet): readonly FieldChange[] =>
  [...set].flatMap(([field, value]) =>
    canonicalJson(valueIn(profile, field)) === canonicalJson(value)
      ? []
      : [{ field, stored: storedFieldIn(profile, field), value }],
  );

/** The new name of an external person; `undefined` if it doesn't change. */
export function nameAfter(profile: Profile | undefined, changes: readonly FieldChange[]): string | undefined {
  if (!changes.some(({ field }) => nameFields.includes(field))) return undefined;
  const parts = nameFields.map((name) => {
    const change = changes.find(({ field }) => field === name);
    return change === undefined ? valueIn(profile, name) : change.value;
  });
  return parts.filter((part) => typeof part === "string").join(" ");
}

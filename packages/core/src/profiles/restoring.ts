import { RollcallError } from "../contract/rollcall-error.ts";
import type { InputIssue } from "../contract/error-details.ts";
import type { PersonalValue } from "../kernel/personal-values.ts";
import { type FieldSet, toValue } from "./asked-set.ts";
import { toEntry } from "./changes.ts";
import type { KnownField, ProfileSettings } from "../ports/profile-fields.ts";
import { maxHostFields } from "./create-profile-fields.ts";
import { builtInFields } from "./built-in-fields.ts";
import { valuesOfEntry } from "./facts.ts";

/** What one entry of history may hold: every field there is, and who the person was. */
const maxInEntry = maxHostFields + builtInFields.length + 10;

/**
 * The field that shall get an earlier value back.
 * @throws {RollcallError} `request.invalid` there is none of this name, or it is not the caller's to write
 */
export function restorable(
  { fields }: ProfileSettings,
  name: string,
  isWritable: (field: KnownField) => boolean = () => true,
): KnownField {
  const field = fields.get(name);
  if (field !== undefined && isWritable(field)) return field;
  throw new RollcallError("request.invalid", { issues: [{ field: "field", expected: "no such field" }] });
}

/** What the entry of that number changed. */
export const restoreFacts = (personId: string, number: number) => ({
  values: valuesOfEntry({ equal: [personId, number], limit: maxInEntry }),
});

/**
 * The value before that change as the field would hold it today, or why it cannot.
 * @returns undefined: that entry did not change the field
 */
export function restored(
  values: readonly PersonalValue[],
  field: KnownField,
): { readonly set: FieldSet; readonly unfit: readonly InputIssue[] } | undefined {
  const entry = values.map(toEntry).find((one) => one?.field === field.name);
  if (entry === undefined) return undefined;
  const evaluated = toValue(field, entry.before);
  if ("issues" in evaluated) return { set: new Map(), unfit: evaluated.issues };
  return { set: new Map([[field.name, evaluated.value]]), unfit: [] };
}

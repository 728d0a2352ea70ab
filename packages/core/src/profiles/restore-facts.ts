import { noSuchField } from "../kernel/operations/parse.ts";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { InputIssue } from "../contract/error-details.ts";
import type { PersonalValue } from "../kernel/subjects/personal-values.ts";
import { type FieldSet, toValue } from "./asked-set.ts";
import { toEntry } from "./changes.ts";
import type { KnownField, ProfileSettings } from "../ports/profile-fields.ts";
import { maxHostFields } from "./create-profile-fields.ts";
import { builtInFields } from "./built-in-fields.ts";
import { valuesOfEntry } from "./facts.ts";

/** The maximum number of values in one journal entry: every field, and the person's identity. */
const maxInEntry = maxHostFields + builtInFields.length + 10;

/**
 * The field to restore.
 * @throws {RollcallError} `request.invalid`: the field doesn't exist or the caller can't write it
 */
export function restorable(
  { fields }: ProfileSettings,
  name: string,
  isWritable: (field: KnownField) => boolean = () => true,
): KnownField {
  const field = fields.get(name);
  if (field !== undefined && isWritable(field)) return field;
  throw new RollcallError("request.invalid", { issues: [{ field: "field", expected: noSuchField }] });
}

/** The values changed by the entry of that number. */
export const restoreFacts = (personId: string, number: number) => ({
  values: valuesOfEntry({ equal: [personId, number], limit: maxInEntry }),
});

/**
 * The value before that change if it is still valid, or the issue.
 * @returns `undefined` if the entry didn't change the field
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

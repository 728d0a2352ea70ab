import { noSuchField } from "../kernel/operations/parse.ts";
import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { InputIssue } from "../contract/error-details.ts";
import { expectedBy } from "../kernel/values/expected-value.ts";
import type { KnownField, ProfileSettings } from "../ports/profile-fields.ts";
import type { ProfileValue } from "./values.ts";

/** The maximum number of fields per request. */
const maxAsked = 100;
/** The maximum number of issues reported at once. */
const maxIssues = 20;

const expected = `an object of 1 to ${maxAsked} fields and their values`;

const isSet = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { length } = Object.keys(value);
  return length > 0 && length <= maxAsked;
};

/**
 * New values by field; null clears one. Hosts declare their own fields, so names and values are checked against the profile's fields. A zod
 * record would silently drop `__proto__` (P43).
 */
export const askedSet = z.custom<Readonly<Record<string, ProfileValue | null>>>(isSet, expected).meta({
  type: "object",
  minProperties: 1,
  maxProperties: maxAsked,
  additionalProperties: { type: ["string", "number", "boolean", "object", "array", "null"] },
});

/** The sequence number of each field as last seen by the caller; 0 for a field that was never set. */
export const seenNumbers = z.record(z.string().max(64), z.int().min(0)).optional();

/** New values by field, as stored. */
export type FieldSet = ReadonlyMap<string, ProfileValue | null>;

/**
 * Validates the requested values.
 * @param asked the values as sent
 * @param settings the existing fields
 * @param isWritable whether the caller may ever write a field; other fields are reported as missing
 * @throws {RollcallError} `request.invalid` with `details.issues`
 */
export function toFieldSet(
  asked: Readonly<Record<string, unknown>>,
  { fields }: ProfileSettings,
  isWritable: (field: KnownField) => boolean = () => true,
): FieldSet {
  const set = new Map<string, ProfileValue | null>();
  const issues: InputIssue[] = [];
  for (const [name, value] of Object.entries(asked)) {
    const field = fields.get(name);
    if (field === undefined || !isWritable(field))
      issues.push({ field: `set.${name.slice(0, 64)}`, expected: noSuchField });
    else {
      const evaluated = toValue(field, value);
      if ("issues" in evaluated) issues.push(...evaluated.issues);
      else set.set(name, evaluated.value);
    }
  }
  if (issues.length > 0) throw new RollcallError("request.invalid", { issues: issues.slice(0, maxIssues) });
  return set;
}

/** A value as the field stores it, or the issue. An empty value clears the field. */
export function toValue(
  { name, schema }: KnownField,
  value: unknown,
): { readonly value: ProfileValue | null } | { readonly issues: readonly InputIssue[] } {
  if (value === null) return { value };
  const { data, error } = schema.safeParse(value);
  if (error === undefined) {
    const isEmpty = data === "" || (Array.isArray(data) && data.length === 0);
    // Each field has a schema for its values. The type only says that it is a schema.
    return { value: isEmpty ? null : (data as ProfileValue) };
  }
  return {
    issues: error.issues.map((issue) => ({
      field: ["set", name, ...issue.path.map(String)].join("."),
      expected: expectedBy(issue),
    })),
  };
}

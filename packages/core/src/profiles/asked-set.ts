import { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import type { InputIssue } from "../contract/error-details.ts";
import type { KnownField, ProfileSettings } from "../ports/profile-fields.ts";
import type { ProfileValue } from "./values.ts";

/** The most fields of one request. */
const maxAsked = 100;
/** Whoever gets more wrong than this is told the first ones. */
const maxIssues = 20;

const expected = `an object of 1 to ${maxAsked} fields and their values`;

const isSet = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const { length } = Object.keys(value);
  return length > 0 && length <= maxAsked;
};

/**
 * New values by field; null clears one. Which fields there are, and what each may hold, a host has a say in: that is
 * judged against the fields of the profile. A zod record would drop `__proto__` without a word (P43).
 */
export const askedSet = z.custom<Readonly<Record<string, ProfileValue | null>>>(isSet, expected).meta({
  type: "object",
  minProperties: 1,
  maxProperties: maxAsked,
  additionalProperties: { type: ["string", "number", "boolean", "object", "array", "null"] },
});

/** The number of each field as the caller has last seen it; a field that nobody had touched has 0. */
export const seenNumbers = z.record(z.string().max(64), z.int().min(0)).optional();

/** New values by field, as they are kept. */
export type FieldSet = ReadonlyMap<string, ProfileValue | null>;

/**
 * Judges the values that were asked for.
 * @param asked as the caller sent it
 * @param settings the fields there are
 * @param isWritable whether the caller may ever write a field; what they may not write is answered as what is not there
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
      issues.push({ field: `set.${name.slice(0, 64)}`, expected: "no such field" });
    else {
      const evaluated = toValue(field, value);
      if ("issues" in evaluated) issues.push(...evaluated.issues);
      else set.set(name, evaluated.value);
    }
  }
  if (issues.length > 0) throw new RollcallError("request.invalid", { issues: issues.slice(0, maxIssues) });
  return set;
}

/** A value as a field keeps it, or what is wrong with it. What is empty is nothing. */
export function toValue(
  { name, schema }: KnownField,
  value: unknown,
): { readonly value: ProfileValue | null } | { readonly issues: readonly InputIssue[] } {
  if (value === null) return { value };
  const { data, error } = schema.safeParse(value);
  if (error === undefined) {
    const isEmpty = data === "" || (Array.isArray(data) && data.length === 0);
    // Whoever makes a field gives it a schema of such values: a port knows no more than that it is a schema.
    return { value: isEmpty ? null : (data as ProfileValue) };
  }
  return {
    issues: error.issues.map(({ path, message }) => ({
      field: ["set", name, ...path.map(String)].join("."),
      expected: message,
    })),
  };
}

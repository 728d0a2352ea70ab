import { z } from "zod";
import { RollcallError } from "../../contract/rollcall-error.ts";
import { isErrorCode } from "../../contract/error-codes.ts";
import type { InputIssue } from "../../contract/error-details.ts";
import type { Operation } from "./operation.ts";
import { expectedBy } from "../values/expected-value.ts";
import { isStorable } from "../values/storable-text.ts";

/** Maximum number of reported issues. */
const maxIssues = 20;

/**
 * Parses the input of an operation.
 * @throws {RollcallError} `request.invalid` with `details.issues`, including for text that no store can keep; or the code that a
 *   schema has as its message
 */
export function parseInput(operation: Operation, input: unknown): unknown {
  const result = operation.input.safeParse(input);
  if (result.success) {
    if (operation.internal || isAllStorable(result.data)) return result.data;
    const refused = unstorableIn(result.data, "").filter(({ field }) => !hasAnyText(operation.input, field));
    if (refused.length > 0) throw new RollcallError("request.invalid", { issues: refused.slice(0, maxIssues) });
    return result.data;
  }
  const { issues } = result.error;
  const code = issues.map(({ message }) => message).findLast(isErrorCode) ?? "request.invalid";
  throw new RollcallError(code, { issues: toInputIssues(issues).slice(0, maxIssues) });
}

const anyText = new WeakSet<z.ZodType>();

/** Declares that a field is never stored, like a password, so its text may have any character. */
export function allowAnyText<T extends z.ZodType>(field: T): T {
  anyText.add(field);
  return field;
}

const hasAnyText = (input: z.ZodType, field: string): boolean => {
  const declared =
    input instanceof z.ZodObject ? (input.shape as Readonly<Record<string, z.ZodType>>)[field] : undefined;
  return declared !== undefined && anyText.has(declared);
};

/** Whether all text can be stored, so that no field needs a name. */
function isAllStorable(value: unknown): boolean {
  if (typeof value === "string") return isStorable(value);
  if (Array.isArray(value)) return value.every(isAllStorable);
  if (!isPlain(value)) return true;
  for (const key in value)
    if (!isStorable(key) || !isAllStorable((value as Readonly<Record<string, unknown>>)[key])) return false;
  return true;
}

/**
 * The fields with text that can't be stored, including keys of records. Text whose row can be refused on its own isn't reported, because
 * its field cleans it first.
 */
function unstorableIn(value: unknown, field: string): readonly InputIssue[] {
  if (typeof value === "string") return isStorable(value) ? [] : [{ field, expected: "text of valid characters" }];
  if (!Array.isArray(value) && !isPlain(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const path = field === "" ? key : `${field}.${key}`;
    return isStorable(key) ? unstorableIn(child, path) : unstorableIn(key, field);
  });
}

/** Whether a value is an object of JSON, unlike a time. */
const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** What is reported about a field that the input doesn't have. */
export const noSuchField = "no such field";

/** The fields that issues of a schema concern, each with what was expected. */
export const toInputIssues = (issues: readonly z.core.$ZodIssue[]): InputIssue[] =>
  issues.flatMap((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    return keys.map((key) => ({
      field: [...issue.path, ...(key === undefined ? [] : [key])].map(String).join("."),
      expected: key === undefined ? expectedBy(issue) : noSuchField,
    }));
  });

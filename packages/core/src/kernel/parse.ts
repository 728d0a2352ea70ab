import type { z } from "zod";
import { RollcallError } from "../contract/rollcall-error.ts";
import { isErrorCode } from "../contract/error-codes.ts";
import type { InputIssue } from "../contract/error-details.ts";
import type { Operation } from "./operation.ts";

/** Maximum number of reported issues. */
const maxIssues = 20;

/**
 * Parses the input of an operation.
 * @throws {RollcallError} `request.invalid` with `details.issues`, or the code that a schema has as its message
 */
export function parseInput(operation: Operation, input: unknown): unknown {
  const result = operation.input.safeParse(input);
  if (result.success) return result.data;
  const { issues } = result.error;
  const code = issues.map(({ message }) => message).findLast(isErrorCode) ?? "request.invalid";
  throw new RollcallError(code, { issues: toInputIssues(issues).slice(0, maxIssues) });
}

/** The fields that issues of a schema concern, each with what was expected. */
export const toInputIssues = (issues: readonly z.core.$ZodIssue[]): InputIssue[] =>
  issues.flatMap((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    return keys.map((key) => ({
      field: [...issue.path, ...(key === undefined ? [] : [key])].map(String).join("."),
      expected: key === undefined ? issue.message : "no such field",
    }));
  });

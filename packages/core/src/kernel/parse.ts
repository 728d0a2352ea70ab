import { RollcallError } from "../contract/rollcall-error.ts";
import { type ErrorCode, isErrorCode } from "../contract/error-codes.ts";
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
  const issues: InputIssue[] = [];
  let code: ErrorCode = "request.invalid";
  for (const issue of result.error.issues) {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [undefined];
    if (isErrorCode(issue.message)) code = issue.message;
    for (const key of keys) {
      const path = key === undefined ? issue.path : [...issue.path, key];
      issues.push({ field: path.map(String).join("."), expected: key === undefined ? issue.message : "no such field" });
    }
  }
  throw new RollcallError(code, { issues: issues.slice(0, maxIssues) });
}

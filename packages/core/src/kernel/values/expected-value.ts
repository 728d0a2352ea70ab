import type { z } from "zod";

/**
 * zod writes whole sentences, such as `Invalid input: expected string, received number`. Messages of this repository begin
 * in lowercase.
 */
const sentence = /^[A-Z]/;

/** What was expected in place of a value: `string`, `at least 1 character`, or the message of the schema. */
export function expectedBy(issue: z.core.$ZodIssue): string {
  if (!sentence.test(issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      return issue.expected;
    case "invalid_value":
      return issue.values.map((value) => `\`${String(value)}\``).join(" or ");
    case "too_small":
      return `${issue.inclusive === false ? "more than" : "at least"} ${amountOf(issue.minimum, issue.origin)}`;
    case "too_big":
      return `${issue.inclusive === false ? "less than" : "at most"} ${amountOf(issue.maximum, issue.origin)}`;
    case "not_multiple_of":
      return `a multiple of ${issue.divisor}`;
    case "invalid_format":
      return issue.format === "regex" ? `text that matches ${String(issue.pattern)}` : issue.format;
    case "invalid_union":
      return [...new Set(issue.errors.flat().map(expectedBy))].join(" or ") || "one of the documented forms";
    default:
      return "another value";
  }
}

/** A limit with its unit: `1 character`, `3 items`, `5`. */
function amountOf(limit: number | bigint, origin: string): string {
  const unit = { string: "character", array: "item", set: "item" }[origin];
  return unit === undefined ? String(limit) : `${String(limit)} ${unit}${Number(limit) === 1 ? "" : "s"}`;
}

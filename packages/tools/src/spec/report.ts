import { letters } from "./rows.ts";
import { browserRunners, screenRows } from "./screen-rows.ts";
import { canonicalRowId, rowsOfTitle } from "./titles.ts";
import type { TestRecord } from "../test/results.ts";

interface CitingTest {
  readonly title: string;
  readonly runner: TestRecord["runner"];
  readonly passed: boolean;
}

interface Row {
  readonly id: string;
  readonly tests: readonly CitingTest[];
}

export interface SpecReport {
  readonly rows: readonly Row[];
  readonly errors: readonly string[];
}

/** Joins the rows with the tests that cite them. A skipped test proves nothing and is left out. */
export function specReport(ids: readonly string[], records: readonly TestRecord[]): SpecReport {
  const known = new Set(ids.map(canonicalRowId));
  const tests = new Map(ids.map((id): [string, CitingTest[]] => [canonicalRowId(id), []]));
  const errors = new Set<string>();
  for (const { title, runner, outcome } of records) {
    const cited = rowsOfTitle(title, known);
    for (const error of cited.errors) errors.add(error);
    if (outcome === "skipped") continue;
    for (const id of cited.ids) tests.get(id)?.push({ title, runner, passed: outcome === "passed" });
  }
  return { rows: ids.map((id) => ({ id, tests: tests.get(canonicalRowId(id)) ?? [] })), errors: [...errors] };
}

/** Covered: at least one test cites the row, all that do passed, and one of them ran in a browser if people see the row. */
export function statusOf({ id, tests }: Row): "covered" | "uncovered" | "failing" | "needs a browser test" {
  if (tests.length === 0) return "uncovered";
  if (tests.some(({ passed }) => !passed)) return "failing";
  if (screenRows.has(canonicalRowId(id)) && !tests.some(({ runner }) => browserRunners.has(runner))) {
    return "needs a browser test";
  }
  return "covered";
}

/** The report in words: a line of counts per letter, then which rows are open and why. */
export function specText({ rows, errors }: SpecReport): string {
  const lines = letters.map((letter) => {
    const own = rows.filter(({ id }) => id.startsWith(letter));
    const covered = own.filter((row) => statusOf(row) === "covered").length;
    return `${letter}  ${covered} of ${own.length} covered, ${own.length - covered} uncovered`;
  });
  for (const state of ["uncovered", "needs a browser test", "failing"] as const) {
    const ids = rows.filter((row) => statusOf(row) === state).map(({ id }) => id);
    if (ids.length > 0) lines.push("", `${state} (${ids.length}): ${ids.join(" ")}`);
  }
  return [...lines, ...errors.map((error) => `\nerror: ${error}`)].join("\n");
}

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { resultsFolder } from "../root.ts";

/** The parts of a run, in the order in which they run. */
export const runners = ["check", "node", "browser", "e2e"] as const;

export type Runner = (typeof runners)[number];

/** One executed test, as a runner's machine report has it. */
export interface TestRecord {
  readonly runner: Runner;
  readonly file: string;
  readonly title: string;
  readonly outcome: "passed" | "failed" | "skipped";
}

/** The file that a runner reports to, one JSON document a line. */
export const resultsFile = (runner: Runner): string => join(resultsFolder, `${runner}.jsonl`);

/** Forgets what an earlier run left, so that a report always speaks of this run. */
export function forgetResults(runner: Runner): void {
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(resultsFile(runner), { force: true });
}

export function addResult(record: TestRecord): void {
  mkdirSync(resultsFolder, { recursive: true });
  appendFileSync(resultsFile(record.runner), JSON.stringify(record) + "\n");
}

/** The records of one runner; none when it has not run. */
export function readResults(runner: Runner): TestRecord[] {
  const file = resultsFile(runner);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as TestRecord);
}

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export function tally(records: readonly TestRecord[]): Tally {
  const count = (outcome: TestRecord["outcome"]): number =>
    records.filter((record) => record.outcome === outcome).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}

/** The closing line of a run: `12 passed, 0 failed`, and what was skipped if anything was. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { resultsFolder } from "../root.ts";

/** The parts of a run, in the order of the report. */
export const runners = ["check", "node", "browser", "e2e", "packed"] as const;

export type Runner = (typeof runners)[number];

/** One executed test, as written to the results file of its part. */
export interface TestRecord {
  readonly runner: Runner;
  readonly file: string;
  readonly title: string;
  readonly outcome: "passed" | "failed" | "skipped";
  readonly milliseconds?: number;
  /** The sources that its file has loaded, if it reports them. */
  readonly loaded?: readonly string[];
  /** The name of the job that executed it. */
  readonly job?: string;
}

/** The environment variable with the name of the job that a process belongs to. */
export const jobVariable = "ROLLCALL_JOB";

/** The results file of a part: one JSON document per line. */
export const resultsFile = (runner: Runner): string => join(resultsFolder, `${runner}.jsonl`);

/** Deletes the results of an earlier run, so that a report covers this run only. */
export function deleteResults(runner: Runner): void {
  mkdirSync(resultsFolder, { recursive: true });
  rmSync(resultsFile(runner), { force: true });
}

export function addResult(record: TestRecord): void {
  mkdirSync(resultsFolder, { recursive: true });
  const job = process.env[jobVariable];
  appendFileSync(resultsFile(record.runner), JSON.stringify({ ...(job !== undefined && { job }), ...record }) + "\n");
}

/** The records of one part; empty if it has not run. */
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

/** The closing line of a run: `12 passed, 0 failed`, and the skipped tests if there are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** The files whose tests took longest, one line each. */
export function slowestFiles(records: readonly TestRecord[], count: number): string[] {
  const milliseconds = new Map<string, number>();
  for (const record of records) {
    milliseconds.set(record.file, (milliseconds.get(record.file) ?? 0) + (record.milliseconds ?? 0));
  }
  return [...milliseconds]
    .sort(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([file, sum]) => `${(sum / 1000).toFixed(1).padStart(6)} s  ${file}`);
}

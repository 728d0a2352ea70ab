import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder } from "../root.ts";
import type { CommandResult } from "../run-command.ts";
import type { Job } from "./job.ts";
import { PassedJobs } from "./passed-jobs.ts";
import { addResult, closingLine, readResults, tally, type Runner } from "./results.ts";
import { runInSlots } from "./slots.ts";

/** How a job ended. */
export interface FinishedJob {
  readonly job: Job;
  readonly passed: boolean;
  /** In milliseconds since the run started. */
  readonly startedAt: number;
  readonly endedAt: number;
}

const durationsFile = join(cacheFolder, "durations.json");

/**
 * Runs jobs, longest first, and prints the output of each when it ends. Adds a failed result for a job that fails without one. A
 * job that passed recently and whose inputs have not changed does not run: it keeps its results.
 * @param options `isPartial`: jobs have only some of their files; all run, and nothing is recorded about them for later runs
 */
export async function runJobs(
  all: readonly Job[],
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): Promise<readonly FinishedJob[]> {
  const passedJobs = new PassedJobs();
  const jobs = isPartial ? all : chooseJobs(all, passedJobs);
  const durations = readDurations();
  const expected = ({ name, expectedSeconds }: Job): number => durations[name] ?? expectedSeconds * 1000;
  const filesOf = (name: string): number => all.find((job) => job.name === name)?.files?.length ?? 0;
  // A job that others wait for starts first.
  const priority = (job: Job): number => (jobs.some(({ needs }) => needs === job.name) ? Infinity : expected(job));
  const ordered = [...jobs].sort((a, b) => Math.sign(priority(b) - priority(a)) || 0);
  const finished: FinishedJob[] = [];

  await runInSlots(ordered, async (job) => {
    const startedAt = performance.now();
    const result = await job.run(job.files ?? []);
    const passed = settle(job, result);
    if (!isPartial && result.code === 0 && job.files?.length === filesOf(job.name))
      durations[job.name] = Math.round(result.milliseconds);
    if (passed && !isPartial) passedJobs.add(job);
    finished.push({ job, passed, startedAt, endedAt: performance.now() });
    const header = `${passed ? "✔" : "✖"} ${job.name} (${(result.milliseconds / 1000).toFixed(1)} s)`;
    const output = result.output.trim();
    console.log(output === "" ? header : `${header}\n${output.replace(/^(?=.)/gm, "  ")}`);
    return passed;
  });
  writeDurations(durations);
  return finished;
}

/**
 * The jobs that have to run, each with the files that have to run. Adds the results of the others. A job's dependencies run with
 * it, because they write files.
 */
function chooseJobs(all: readonly Job[], passedJobs: PassedJobs): readonly Job[] {
  const known = passedJobs.find(all);
  const chosen = new Set(all.filter((job) => known.get(job)?.left !== undefined));
  for (const { needs } of chosen) for (const job of all) if (job.name === needs) chosen.add(job);
  const unchanged = all.filter((job) => !chosen.has(job));
  if (unchanged.length > 0) {
    console.log(`${unchanged.length} of ${all.length} jobs have passed with these files. --no-cache runs them again.`);
  }
  return all.flatMap((job) => {
    const { records = [], left } = known.get(job) ?? {};
    if (!chosen.has(job) || job.inputsOfFile !== undefined) for (const record of records) addResult(record);
    if (!chosen.has(job)) return [];
    const [files, again] = [job.files ?? [], left ?? job.files ?? []];
    const kept = files.length - again.length;
    if (kept > 0) console.log(`${job.name}: ${kept} of ${files.length} files have passed with what they load.`);
    return [{ ...job, files: again }];
  });
}

/** Adds the failures that the job could not report by itself, and decides whether it passed. */
function settle({ runner, name, files = [] }: Job, { code }: CommandResult): boolean {
  const own = readResults(runner).filter(({ job }) => job === name);
  const silent = files.filter((file) => !own.some((record) => record.file === file));
  for (const file of silent)
    addResult({ runner, file, title: `${file} reports its tests`, job: name, outcome: "failed" });
  const failed = own.some(({ outcome }) => outcome === "failed");
  if (code !== 0 && !failed && silent.length === 0) {
    addResult({ runner, file: "", title: `${name} ended with code ${code}`, job: name, outcome: "failed" });
  }
  for (const file of silent) console.error(`✖ ${file} reported no test`);
  return code === 0 && !failed && silent.length === 0;
}

/** One line per part: its results, how much work it was, and how long it took from its first job to its last. */
export function timesText(finished: readonly FinishedJob[], runners: readonly Runner[]): string {
  const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(0).padStart(4)} s`;
  const lines = runners.flatMap((runner) => {
    const own = finished.filter(({ job }) => job.runner === runner);
    if (own.length === 0) return [];
    const work = own.reduce((sum, { startedAt, endedAt }) => sum + endedAt - startedAt, 0);
    const span = Math.max(...own.map(({ endedAt }) => endedAt)) - Math.min(...own.map(({ startedAt }) => startedAt));
    const found = closingLine(tally(readResults(runner)));
    return [`${runner.padEnd(8)}${seconds(work)} of work within ${seconds(span).trim().padEnd(6)}  ${found}`];
  });
  const total = Math.max(0, ...finished.map(({ endedAt }) => endedAt));
  return [...lines, `${"all".padEnd(8)}${seconds(total)}`].join("\n");
}

function readDurations(): Record<string, number> {
  if (!existsSync(durationsFile)) return {};
  return JSON.parse(readFileSync(durationsFile, "utf8")) as Record<string, number>;
}

function writeDurations(durations: Readonly<Record<string, number>>): void {
  mkdirSync(dirname(durationsFile), { recursive: true });
  writeFileSync(durationsFile, JSON.stringify(durations, null, 1));
}

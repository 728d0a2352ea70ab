// `npm test`: everything, two jobs at a time, more while processors are idle. Jobs that passed with the same files are skipped.
// `-- --no-cache` runs them too, `-- --only node` runs one part, `-- --slowest 25` lists the slowest files. `-- undo members/` runs the
// test files whose path contains one of these texts.
import { parseArgs } from "node:util";
import { stopChildrenOnSignals } from "../run-command.ts";
import { specReport } from "../spec/report.ts";
import { readRowIds } from "../spec/rows.ts";
import type { Job } from "./job.ts";
import { runJobs, timesText } from "./job-queue.ts";
import { parts } from "./parts.ts";
import { deletePassedJobs } from "./passed-jobs.ts";
import {
  addResult,
  closingLine,
  deleteResults,
  readResults,
  type Runner,
  runners,
  slowestFiles,
  tally,
} from "./results.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", multiple: true },
    slowest: { type: "string", default: "0" },
    cache: { type: "boolean", default: true },
  },
  allowNegative: true,
});
const unknown = values.only?.find((name) => !runners.some((runner) => runner === name));
if (unknown !== undefined) {
  console.error(`unknown part \`${unknown}\`: choose from ${runners.join(", ")}`);
  process.exit(2);
}
const isPartial = positionals.length > 0;
const jobsOf = (runner: Runner): readonly Job[] => (isPartial ? parts[runner]().flatMap(matching) : parts[runner]());
const chosen = runners.filter(
  (runner) => (values.only?.includes(runner) ?? true) && (!isPartial || jobsOf(runner).length > 0),
);
if (chosen.length === 0) {
  console.error(`no test file has ${positionals.map((text) => `\`${text}\``).join(" or ")} in its path`);
  process.exit(2);
}

stopChildrenOnSignals();
// Delete earlier results, so that the report covers only this run.
for (const runner of runners) deleteResults(runner);
if (!values.cache) deletePassedJobs();

const jobs = chosen.flatMap(jobsOf);
const needed = new Set(jobs.map(({ needs }) => needs));
const extra = chosen.includes("check") ? [] : parts.check().filter(({ name }) => needed.has(name));
const finished = await runJobs([...jobs, ...extra], { isPartial });

for (const runner of chosen) {
  const { passed, failed } = tally(readResults(runner));
  if (passed + failed === 0) fail(`the part ${runner} executed no test`);
}
// A title that cites a nonexistent row proves nothing.
for (const error of specReport(readRowIds(), chosen.flatMap(readResults)).errors) fail(error);

for (const line of slowestFiles(chosen.flatMap(readResults), Number(values.slowest))) console.log(line);
const records = runners.flatMap(readResults);
for (const { file, title, outcome } of records) if (outcome === "failed") console.error(`✖ ${title}\n  ${file}`);
console.log(`\n${timesText(finished, runners)}\n\n${closingLine(tally(records))}`);
process.exitCode = records.some(({ outcome }) => outcome === "failed") ? 1 : 0;

/** The job with the files that the arguments choose, if there are any. */
function matching(job: Job): readonly Job[] {
  const files = job.files?.filter((file) => positionals.some((text) => file.includes(text))) ?? [];
  return files.length > 0 ? [{ ...job, files }] : [];
}

function fail(title: string): void {
  addResult({ runner: chosen[0] ?? "check", file: "", title, outcome: "failed" });
}

// `npm test`: everything, two jobs at a time, more while processors are idle. Jobs that passed with the same files are skipped.
// `-- --no-cache` runs them too, `-- --only node` runs one part, `-- --slowest 25` lists the slowest files.
import { parseArgs } from "node:util";
import { stopChildrenOnSignals } from "../run-command.ts";
import { specReport } from "../spec/report.ts";
import { readRowIds } from "../spec/rows.ts";
import { runJobs, timesText } from "./job-queue.ts";
import { parts } from "./parts.ts";
import { deletePassedJobs } from "./passed-jobs.ts";
import { addResult, closingLine, deleteResults, readResults, runners, slowestFiles, tally } from "./results.ts";

const { values } = parseArgs({
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
const chosen = runners.filter((runner) => values.only?.includes(runner) ?? true);

stopChildrenOnSignals();
// Delete earlier results, so that the report covers only this run.
for (const runner of runners) deleteResults(runner);
if (!values.cache) deletePassedJobs();

const jobs = chosen.flatMap((runner) => parts[runner]());
const needed = new Set(jobs.map(({ needs }) => needs));
const extra = chosen.includes("check") ? [] : parts.check().filter(({ name }) => needed.has(name));
const finished = await runJobs([...jobs, ...extra]);

for (const runner of chosen) {
  const { passed, failed } = tally(readResults(runner));
  if (passed + failed === 0) fail(`the part ${runner} executed no test`);
}
// A title that cites a missing row proves nothing.
for (const error of specReport(readRowIds(), chosen.flatMap(readResults)).errors) fail(error);

for (const line of slowestFiles(chosen.flatMap(readResults), Number(values.slowest))) console.log(line);
const records = runners.flatMap(readResults);
for (const { file, title, outcome } of records) if (outcome === "failed") console.error(`✖ ${title}\n  ${file}`);
console.log(`\n${timesText(finished, runners)}\n\n${closingLine(tally(records))}`);
process.exitCode = records.some(({ outcome }) => outcome === "failed") ? 1 : 0;

function fail(title: string): void {
  addResult({ runner: chosen[0] ?? "check", file: "", title, outcome: "failed" });
}

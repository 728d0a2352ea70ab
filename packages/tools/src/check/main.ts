// `npm run check`: everything that can be checked without running the product, two tools at a time.
// `-- --no-cache` also runs tools that passed with the same files. `-- "types of"` runs the checks whose title contains one of these texts,
// and those they need.
import { parseArgs } from "node:util";
import { stopChildrenOnSignals } from "../run-command.ts";
import { runJobs } from "../test/job-queue.ts";
import { deletePassedJobs } from "../test/passed-jobs.ts";
import { closingLine, deleteResults, readResults, tally } from "../test/results.ts";
import { checkJobs } from "./check-jobs.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cache: { type: "boolean", default: true } },
  allowNegative: true,
});
const all = checkJobs();
const chosen = all.filter(({ name }) => positionals.length === 0 || positionals.some((text) => name.includes(text)));
if (chosen.length === 0) {
  console.error(`choose from these checks:\n${all.map(({ name }) => `  ${name}`).join("\n")}`);
  process.exit(2);
}
// A set also iterates over what is added meanwhile.
const jobs = new Set(chosen);
for (const { needs } of jobs) for (const job of all) if (job.name === needs) jobs.add(job);

stopChildrenOnSignals();
deleteResults("check");
if (!values.cache) deletePassedJobs();
await runJobs([...jobs]);
const result = tally(readResults("check"));
console.log(`checks: ${closingLine(result)}`);
process.exitCode = result.failed > 0 ? 1 : 0;

// `npm run check`: everything that can be checked without running the product, two tools at a time.
// `-- --no-cache` also runs tools that passed with the same files.
import { parseArgs } from "node:util";
import { stopChildrenOnSignals } from "../run-command.ts";
import { runJobs } from "../test/job-queue.ts";
import { deletePassedJobs } from "../test/passed-jobs.ts";
import { closingLine, deleteResults, readResults, tally } from "../test/results.ts";
import { checkJobs } from "./check-jobs.ts";

const { values } = parseArgs({ options: { cache: { type: "boolean", default: true } }, allowNegative: true });
stopChildrenOnSignals();
deleteResults("check");
if (!values.cache) deletePassedJobs();
await runJobs(checkJobs());
const result = tally(readResults("check"));
console.log(`checks: ${closingLine(result)}`);
process.exitCode = result.failed > 0 ? 1 : 0;

// `npm run check`: everything that can be checked without running the product, two tools at a time.
import { stopChildrenOnSignals } from "../run-command.ts";
import { runJobs } from "../test/job-queue.ts";
import { closingLine, forgetResults, readResults, tally } from "../test/results.ts";
import { checkJobs } from "./check-jobs.ts";

stopChildrenOnSignals();
forgetResults("check");
await runJobs(checkJobs());
const result = tally(readResults("check"));
console.log(`checks: ${closingLine(result)}`);
process.exitCode = result.failed > 0 ? 1 : 0;

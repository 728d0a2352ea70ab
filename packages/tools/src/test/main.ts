// `npm test`: everything there is, one part after the other; `-- --only node` runs one part.
import { parseArgs } from "node:util";
import { stopChildrenOnSignals } from "../run-command.ts";
import { specReport } from "../spec/report.ts";
import { readRowIds } from "../spec/rows.ts";
import { parts } from "./parts.ts";
import { addResult, closingLine, forgetResults, readResults, runners, tally, type Runner } from "./results.ts";

const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
const unknown = values.only?.find((name) => !runners.some((runner) => runner === name));
if (unknown !== undefined) {
  console.error(`no part is called \`${unknown}\`: choose from ${runners.join(", ")}`);
  process.exit(2);
}
const chosen: readonly Runner[] = runners.filter((runner) => values.only?.includes(runner) ?? true);

stopChildrenOnSignals();
// A part that this run leaves out must not lend its old results to the report.
for (const runner of runners) forgetResults(runner);

let broken = false;
for (const runner of chosen) {
  console.log(`\n── ${runner}`);
  const { code } = await parts[runner]();
  const records = readResults(runner);
  const { passed, failed } = tally(records);
  const fail = (title: string): void => {
    console.error(title);
    addResult({ runner, file: "", title, outcome: "failed" });
  };
  if (passed + failed === 0) fail(`the ${runner} runner executed no test`);
  else if (code !== 0 && failed === 0) fail(`the ${runner} runner ended with code ${code}`);
  broken ||= code !== 0;
}

// A title that cites a row which does not exist proves nothing, however green it is.
for (const error of specReport(readRowIds(), chosen.flatMap(readResults)).errors) {
  console.error(error);
  addResult({
    runner: chosen[0] ?? "check",
    file: "",
    title: "titles cite existing rows, three at most",
    outcome: "failed",
  });
}

const total = tally(chosen.flatMap(readResults));
console.log(`\n${closingLine(total)}`);
process.exitCode = broken || total.failed > 0 ? 1 : 0;

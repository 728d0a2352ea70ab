// `npm run races -- --count 10000`: two processes race for the last admin, the last assignable member, one address.
import { parseArgs } from "node:util";
import { runRaces } from "./run-races.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "10000" }, without: { type: "string" } },
});
const count = Number(values.count);
if (!Number.isSafeInteger(count) || count < 1) throw new RangeError("--count takes a whole number from 1 on");

const report = await runRaces({ count, ...(values.without !== undefined && { without: values.without }) });

const share = (part: number, whole: number): string => `${part} of ${whole} overlapped`;
for (const { title, races, overlapped } of report.cases) {
  process.stdout.write(`${title}: ${share(overlapped, races)}\n`);
}
for (const line of report.broken.slice(0, 20)) process.stdout.write(`broken: ${line}\n`);
process.stdout.write(`${share(report.overlapped, report.races)}, ${report.broken.length} broken\n`);
process.exitCode = report.broken.length === 0 ? 0 : 1;

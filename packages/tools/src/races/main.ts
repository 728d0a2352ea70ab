// `npm run races -- --each 10000`: two processes race for the last admin, the last assignable member, one address, a grant.
import { parseArgs } from "node:util";
import { raceCases } from "./cases.ts";
import { runRaces } from "./run-races.ts";

/** How many races of a case one pair of processes runs: each race has a schedule of its own, made before. */
const maxAtOnce = 500;

const { values } = parseArgs({
  options: {
    /** Races of each case. */
    each: { type: "string" },
    /** Races of all cases together, where `each` is not given. */
    count: { type: "string", default: "10000" },
    without: { type: "string" },
  },
});
const asked = Number(values.each ?? values.count);
if (!Number.isSafeInteger(asked) || asked < 1) throw new RangeError("--each and --count take a whole number from 1 on");

const each = values.each === undefined ? Math.ceil(asked / raceCases.length) : asked;
const cases = new Map(raceCases.map(({ title }) => [title, { races: 0, overlapped: 0 }]));
const broken: string[] = [];
for (let left = each; left > 0; left -= maxAtOnce) {
  const without = values.without === undefined ? {} : { without: values.without };
  const report = await runRaces({ each: Math.min(left, maxAtOnce), ...without });
  for (const { title, races, overlapped } of report.cases) {
    const sum = cases.get(title);
    if (sum !== undefined) cases.set(title, { races: sum.races + races, overlapped: sum.overlapped + overlapped });
  }
  broken.push(...report.broken);
}

const all = { races: 0, overlapped: 0 };
for (const [title, { races, overlapped }] of cases) {
  all.races += races;
  all.overlapped += overlapped;
  process.stdout.write(`${title}: ${overlapped} of ${races} overlapped\n`);
}
for (const line of broken.slice(0, 20)) process.stdout.write(`broken: ${line}\n`);
process.stdout.write(`${all.overlapped} of ${all.races} overlapped, ${broken.length} broken\n`);
process.exitCode = broken.length === 0 ? 0 : 1;

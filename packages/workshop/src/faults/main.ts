// `npm run faults -- kill --kills 200` and `npm run faults -- power --cuts 1000`: prints figures as JSON.
import { parseArgs } from "node:util";
import { runKills } from "./kill/run-kills.ts";
import { runCuts } from "./power/run-cuts.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "200" },
    cuts: { type: "string", default: "1000" },
    seed: { type: "string", default: "20261122" },
  },
});
const whole = (name: "kills" | "cuts" | "seed"): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`--${name} takes a whole number from 1 on`);
  return number;
};

const faults = {
  kill: () => runKills({ kills: whole("kills"), seed: whole("seed") }),
  power: () => runCuts({ cuts: whole("cuts"), seed: whole("seed") }),
};
const asked = positionals.length === 0 ? Object.keys(faults) : positionals;
for (const name of asked) {
  if (name !== "kill" && name !== "power") throw new RangeError("choose from `kill` and `power`");
  const report = await faults[name]();
  process.stdout.write(`${JSON.stringify({ fault: name, ...report, broken: report.broken.slice(0, 20) })}\n`);
  if (report.broken.length > 0) process.exitCode = 1;
}

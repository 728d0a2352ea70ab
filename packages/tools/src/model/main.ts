// `npm run test:model -- --commands 1000000 --seed 7 --store memory`: the engine beside the reference model.
import { parseArgs } from "node:util";
import { runModel, type StoreName, storeNames } from "./run-model.ts";
import { drawSeed } from "./seeds.ts";

const { values } = parseArgs({
  options: {
    commands: { type: "string", default: "100000" },
    seed: { type: "string" },
    store: { type: "string" },
    without: { type: "string" },
  },
});
const commands = Number(values.commands);
const seed = values.seed === undefined ? drawSeed() : Number(values.seed);
const stores = values.store === undefined ? storeNames : storeNames.filter((name) => name === values.store);
if (!Number.isSafeInteger(commands) || commands < 1) throw new RangeError("--commands takes a whole number from 1 on");
if (!Number.isSafeInteger(seed)) throw new RangeError("--seed takes a whole number");
if (stores.length === 0) throw new RangeError(`--store takes ${storeNames.join(" or ")}`);

process.stderr.write(`seed ${seed}\n`);
let said = performance.now();
const report = await runModel({
  commands,
  seed,
  stores: stores satisfies readonly StoreName[],
  ...(values.without !== undefined && { without: values.without }),
  say(line) {
    if (performance.now() - said < 10_000) return;
    said = performance.now();
    process.stderr.write(`${line}\n`);
  },
});
process.stdout.write(`${JSON.stringify({ ...report, breaches: report.breaches.length })}\n`);
for (const { steps, ...breach } of report.breaches) {
  process.stderr.write(`${JSON.stringify(breach, null, 2)}\n`);
  for (const step of steps) process.stderr.write(`  ${JSON.stringify(step)},\n`);
}
process.exitCode = report.breaches.length === 0 ? 0 : 1;

// `npm run faults -- kill --kills 200`, `npm run faults -- power --cuts 1000` and `npm run faults -- mail --intents 10000`:
// prints figures, with `--json` one line of JSON for each.
import { parseArgs } from "node:util";
import { runKills } from "./kill/run-kills.ts";
import { runMail } from "./mail/run-mail.ts";
import { runCuts } from "./power/run-cuts.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: "string", default: "200" },
    cuts: { type: "string", default: "1000" },
    intents: { type: "string", default: "10000" },
    json: { type: "boolean", default: false },
    seed: { type: "string", default: "20261122" },
  },
});
const whole = (name: "kills" | "cuts" | "intents" | "seed"): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`--${name} takes a whole number from 1 on`);
  return number;
};

const faults = {
  kill: () => runKills({ kills: whole("kills"), seed: whole("seed") }),
  power: () => runCuts({ cuts: whole("cuts"), seed: whole("seed") }),
  mail: () => runMail({ intents: whole("intents"), seed: whole("seed") }),
};
const asked = positionals.length === 0 ? Object.keys(faults) : positionals;
for (const name of asked) {
  if (name !== "kill" && name !== "power" && name !== "mail")
    throw new RangeError("choose from `kill`, `power` and `mail`");
  const report = await faults[name]();
  const said = { fault: name, ...report, broken: report.broken.slice(0, 20) };
  process.stdout.write(`${JSON.stringify(said, null, values.json ? 0 : 2)}\n`);
  if (report.broken.length > 0) process.exitCode = 1;
}

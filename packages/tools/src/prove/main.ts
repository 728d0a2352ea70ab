// `npm run prove`: the long proofs. `-- races kill` runs some of them, `--amount 100` sets how many races or kills,
// `--seed 7` repeats a run, `--without "an admin stays"` leaves out a rule, `--json` prints one line of JSON for each.
import { parseArgs } from "node:util";
import { proofs } from "./proofs.ts";

const usage = `npm run prove -- [NAME…] [--amount N] [--seed N] [--without RULE] [--mutate PATTERN] [--json]
names: ${Object.keys(proofs).join(", ")}`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      amount: { type: "string" },
      seed: { type: "string", default: "20261122" },
      without: { type: "string" },
      mutate: { type: "string", multiple: true },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const chosen = (positionals.length === 0 ? Object.keys(proofs) : positionals).map((name) => {
    const proof = proofs[name];
    if (proof === undefined) throw new RangeError(`there is no proof \`${name}\``);
    return { name, proof };
  });
  const amount = values.amount === undefined ? undefined : toWhole("amount", values.amount);
  return { ...values, amount, seed: toWhole("seed", values.seed), chosen };
}

function toWhole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`--${name} takes a whole number from 1`);
  return number;
}

/** Prints what is wrong with the arguments, and the usage. */
function refuse(error: unknown): never {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exit(2);
}

let read: ReturnType<typeof readArguments>;
try {
  read = readArguments();
} catch (error) {
  refuse(error);
}
const { chosen, seed, ...values } = read;
if (values.help) {
  console.log(usage);
  process.exit();
}
// `npm run prove --json` gives the flag to npm, which passes it on as a setting.
const isJson = values.json || process.env["npm_config_json"] === "true";

for (const { name, proof } of chosen) {
  const startedAt = performance.now();
  const { figures, broken } = await proof.run({
    amount: values.amount ?? proof.amount,
    seed,
    without: values.without,
    mutate: values.mutate,
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  const report = { proof: name, seconds, ...figures, breaches: broken.length, broken: broken.slice(0, 20) };
  process.stdout.write(`${JSON.stringify(report, null, isJson ? 0 : 2)}\n`);
  if (broken.length > 0) process.exitCode = 1;
}

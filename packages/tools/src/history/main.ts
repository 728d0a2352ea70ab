// `npm run history -- verify --store PATH`: compares the history of a store with its seals. Exit code 1 if they differ, 2
// for wrong arguments. `seal` seals new entries and prints the head to store elsewhere.
import { createRollcall, type Rollcall } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { randomUUID } from "node:crypto";
import { type HistoryOptions, readOptions } from "./options.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function verify(rollcall: Rollcall, { head: kept, json }: HistoryOptions): Promise<number> {
  const report = await rollcall.verifyHistory(kept);
  const { sealed, unsealed, head, findings } = report;
  if (json) say(JSON.stringify(report));
  else {
    say(`${sealed} rows are as they were sealed, ${unsealed} are not sealed yet; head ${head.number}:${head.head}`);
    for (const { kind, topic, number } of findings) say(`${kind}: ${number}${topic === "" ? "" : ` of ${topic}`}`);
    say(findings.length === 0 ? "the history is intact" : `${findings.length} findings`);
  }
  return findings.length === 0 ? 0 : 1;
}

async function seal(rollcall: Rollcall, { json }: HistoryOptions): Promise<number> {
  const { sealed, head } = await rollcall.seal();
  say(json ? JSON.stringify({ sealed, head }) : `${sealed} rows sealed; head ${head.number}:${head.head}`);
  return 0;
}

async function run(options: HistoryOptions): Promise<number> {
  const rollcall = await createRollcall({
    store: createSqliteStore({ path: options.store }),
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUID() },
  });
  try {
    return await (options.command === "seal" ? seal : verify)(rollcall, options);
  } finally {
    await rollcall.close();
  }
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

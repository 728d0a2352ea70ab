import { createRollcall, type Rollcall } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { randomUUID } from "node:crypto";
import { type HistoryOptions, readOptions } from "./options.ts";

/** Where the command prints lines. */
export type Print = (line: string) => void;

async function verify(rollcall: Rollcall, { head: kept, json }: HistoryOptions, say: Print): Promise<number> {
  const report = await rollcall.verifyHistory(kept);
  const { sealed, unsealed, head, findings } = report;
  if (json) say(JSON.stringify(report));
  else {
    say(`${sealed} sealed rows are unchanged, ${unsealed} are not sealed yet; head ${head.number}:${head.head}`);
    for (const { kind, topic, number } of findings) say(`${kind}: ${number}${topic === "" ? "" : ` of ${topic}`}`);
    say(findings.length === 0 ? "the history is intact" : `${findings.length} findings`);
  }
  return findings.length === 0 ? 0 : 1;
}

async function seal(rollcall: Rollcall, { json }: HistoryOptions, say: Print): Promise<number> {
  const { sealed, head } = await rollcall.seal();
  say(json ? JSON.stringify({ sealed, head }) : `${sealed} rows sealed; head ${head.number}:${head.head}`);
  return 0;
}

/**
 * Runs the command with these arguments. Returns its exit code.
 * @throws {RangeError} invalid arguments, or the file doesn't exist
 */
export async function runHistory(args: readonly string[], say: Print): Promise<number> {
  const options = readOptions(args);
  const rollcall = await createRollcall({
    store: createSqliteStore({ path: options.store }),
    clock: { now: () => Date.now() },
    ids: { next: () => randomUUID() },
  });
  try {
    return await (options.command === "seal" ? seal : verify)(rollcall, options, say);
  } finally {
    await rollcall.close();
  }
}

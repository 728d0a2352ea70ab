import { createRollcall } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createTestClock, createTestIds } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { ann } from "../ann.ts";
import { runCommand } from "../run-command.ts";
import { readOptions } from "./options.ts";
import { runHistory } from "./run-history.ts";

const main = join(import.meta.dirname, "main.ts");

/** Runs the command as `npm run history` does. */
const start = (...args: string[]) =>
  runCommand(process.execPath, ["--conditions=@rollcall/source", main, ...args], { capture: true });

/** Runs the command in this process, which is faster. */
async function history(...args: string[]): Promise<{ readonly code: number; readonly output: string }> {
  const lines: string[] = [];
  const code = await runHistory(args, (line) => void lines.push(line));
  return { code, output: lines.join("\n") };
}

/** A database file with a schedule, sealed. */
async function sealedFile(t: TestContext): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-history-"));
  t.after(() => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, "rollcall.db");
  const rollcall = await createRollcall({
    store: createSqliteStore({ path }),
    clock: createTestClock(),
    ids: createTestIds(),
  });
  const actor = await rollcall.recognise(ann);
  await rollcall.call("run", { name: "schedules.create", input: { name: "Night desk" }, actor });
  await rollcall.close();
  const { code } = await history("seal", "--store", path);
  assert.equal(code, 0);
  return path;
}

interface Report {
  readonly sealed: number;
  readonly head: { readonly number: number; readonly head: string };
  readonly findings: readonly { readonly kind: string; readonly topic: string; readonly number: number }[];
}

test("reports an intact store, and a changed row with exit code 1 [X8]", async (t) => {
  const path = await sealedFile(t);
  const clean = await history("verify", "--store", path, "--json");
  assert.equal(clean.code, 0, clean.output);
  const { findings, sealed, head } = JSON.parse(clean.output) as Report;
  assert.deepEqual(findings, []);
  assert(sealed > 0);
  const kept = await history("verify", "--store", path, "--head", `${head.number}:${head.head}`);
  assert.equal(kept.code, 0, kept.output);
  const other = await history("verify", "--store", path, "--head", `${head.number}:${"0".repeat(64)}`, "--json");
  assert.equal(other.code, 1);
  assert.equal((JSON.parse(other.output) as Report).findings[0]?.kind, "head-differs");

  const database = new DatabaseSync(path);
  database.exec("update journal set actor_id = 'another' where operation = 'schedules.create' and number = 1");
  database.close();
  const tampered = await start("verify", "--store", path, "--json");
  assert.equal(tampered.code, 1);
  const found = (JSON.parse(tampered.output) as Report).findings;
  assert(found.length > 0 && found.every(({ kind, number }) => kind === "changed" && number === 1));
});

test("prints the usage with exit code 2 for wrong arguments, and creates no store [X8]", async (t) => {
  const path = await sealedFile(t);
  const missing = `${path}.missing`;
  const store = ["--store", path];
  const wrong = [[], ["mend", ...store], ["verify"], ["verify", "seal", ...store], ["verify", ...store, "--head", "1"]];
  for (const args of wrong) assert.throws(() => readOptions(args), RangeError);
  assert.equal(readOptions(["verify", ...store, "--head", `7:${"a".repeat(64)}`]).head?.number, 7);
  const { code } = await start("verify", "--store", missing);
  assert.equal(code, 2);
  assert(!existsSync(missing));
});

import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { operations } from "../composition/operations.ts";
import { samples } from "../composition/samples.ts";
import { crashEverywhere, faults } from "./crash-points.fixture.ts";
import { rowsOf } from "./race.fixture.ts";
import { reusedWorld } from "./reused-world.fixture.ts";
import { createCrashWorld, sampleCalls } from "./crash-world.fixture.ts";

/** All public commands. The first call of a user (`recognise`) has its own test. */
const commands = operations.filter(({ kind, internal }) => kind === "command" && !internal).map(({ name }) => name);

const { app, world } = await createCrashWorld();
const rows = await rowsOf(app.store);

const inMemory = await reusedWorld(createMemoryStore(), rows);

const folder = mkdtempSync(join(tmpdir(), "rollcall-crash-"));
const database = createSqliteStore({ path: join(folder, "crash.db"), synchronous: "normal" });
const onSqlite = await reusedWorld(database, rows);
after(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

test("has a sample for every operation with a route, and a sample call for every command [F5, P22]", () => {
  const routed = operations.filter(({ internal }) => !internal).map(({ name }) => name);
  assert.deepEqual(Object.keys(samples).sort(), routed.toSorted());
  for (const [name, { questions }] of Object.entries(samples)) assert(questions.length > 0, `${name} has no question`);
  assert.deepEqual([...sampleCalls.keys()].sort(), commands.toSorted());
});

for (const [kind, open, sample] of [
  ["memory", inMemory, { step: 1, waysAtLast: faults.length }],
  ["SQLite", onSqlite, { step: 4, waysAtLast: 1 }],
] as const) {
  for (const [turn, [name, sampleOf]] of [...sampleCalls].entries()) {
    test(`${name} over ${kind} is atomic when any port call fails, and takes effect once on retry [F5]`, async (t) => {
      const points = await crashEverywhere(open, { name, world, sample: sampleOf(world) }, turn, sample);
      t.diagnostic(`${name} over ${kind}: ${points} crash points`);
    });
  }
}

import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import type { StoreFault } from "@rollcall/testkit";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { createTestApp } from "../testing/test-app.fixture.ts";
import { createFakeMailer } from "../testing/fake-mailer.fixture.ts";
import { operations } from "../composition/operations.ts";
import { samples } from "../composition/samples.ts";
import { crashEverywhere, faults, runSound } from "./crash-points.fixture.ts";
import { rowsOf } from "./race.fixture.ts";
import { reusedWorld } from "./reused-world.fixture.ts";
import { crashUpstream, crashWorld, sampleCalls } from "./crash-world.fixture.ts";
import { samePasswords } from "./same-passwords.fixture.ts";
import { newSecrets } from "./test-secrets.fixture.ts";

/** All public commands. The first call of a user (`recognise`) has a test of its own. */
const commands = operations.filter(({ kind, internal }) => kind === "command" && !internal).map(({ name }) => name);

/** Commands whose answers contain secrets and aren't stored. */
const confidential = new Set<string>(operations.filter((one) => one.confidential).map(({ name }) => name));

const mailer = createFakeMailer();
const app = await createTestApp({
  store: createMemoryStore(),
  mail: mailer.options,
  secrets: newSecrets(800_000),
  passwords: samePasswords,
  links: { providers: [crashUpstream.provider] },
});
const world = await crashWorld(app, mailer);
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

/** Which crash points of a command are tried. */
interface Sample {
  /** The distance between the calls that fail. The last call always fails. */
  readonly step: number;
  /** The number of ways in which the last call fails. The other calls fail in one. */
  readonly waysAtLast: number;
}

const triesAll = process.env["ROLLCALL_CRASH_POINTS"] === "all";

/**
 * Whether the sample includes a crash point. The faults take turns, and each command starts with another one, so that all
 * of them happen at early and at late calls. `npm run prove -- crash-points` tries every fault at every call.
 */
function isInSample(fault: StoreFault, at: number, last: number, turn: number, { step, waysAtLast }: Sample): boolean {
  if (triesAll) return true;
  if (at !== last && at % step !== 0) return false;
  const place = (faults.indexOf(fault) + turn + Math.floor(at / step)) % faults.length;
  return place < (at === last ? waysAtLast : 1);
}

for (const [kind, open, sample] of [
  ["memory", inMemory, { step: 1, waysAtLast: faults.length }],
  ["SQLite", onSqlite, { step: 4, waysAtLast: 1 }],
] as const) {
  for (const [turn, [name, sampleOf]] of [...sampleCalls].entries()) {
    test(`${name} over ${kind} is atomic when any port call fails, and takes effect once on retry [F5]`, async (t) => {
      const crashing = { name, world, sample: sampleOf(world) };
      const sound = await runSound(open, crashing);
      assert.equal(sound.after === sound.before, crashing.sample.isRead === true);
      if (!confidential.has(name)) assert.deepEqual(sound.again, { answer: sound.answer, after: sound.after });
      const points = await crashEverywhere(open, crashing, sound, (at, fault) =>
        isInSample(fault, at, sound.calls, turn, sample),
      );
      t.diagnostic(`${name}: ${points} crash points`);
    });
  }
}

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { type Limit, limitPoints, type Limits, list, type Store } from "@rollcall/core";
import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { testDatabase } from "@rollcall/tools/postgres";
import { freshSchema } from "../fresh-schema.fixture.ts";
import { storeLimits } from "./store-limits.ts";

const hour = 3_600_000;
const perActor: Limit = { key: "mail.actor:ann", points: 3, seconds: 3600 };
const perSchedule: Limit = { key: "mail.schedule:ward", points: 5, seconds: 7200 };

const everyCounter = list(limitPoints, "key", 0);

async function countersOf(store: Store): Promise<Record<string, number>> {
  const [rows] = await store.transaction("read", (tx) => tx.read([everyCounter({ equal: [], limit: 100 })]));
  return Object.fromEntries(rows.map(({ key, points }) => [key, points]));
}

/** Limits over a memory store, and a test clock. */
async function openLimits() {
  const clock = { time: 1_000_000, now: () => clock.time };
  const store = createMemoryStore();
  await store.open([limitPoints]);
  return { clock, store, limits: storeLimits(store, clock) };
}

/** A file path that is deleted after the test. */
async function sqliteFile(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-limits-"));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, "rollcall.db");
}

test("counts a limit until it is used up, then reports the wait, and resets when its window ends [P14]", async () => {
  const { clock, limits } = await openLimits();
  for (let i = 0; i < 3; i++) assert.equal(await limits.take([perActor]), 0);
  clock.time += hour / 4;
  assert.equal(await limits.take([perActor]), (hour * 3) / 4);
  clock.time += (hour * 3) / 4 - 1;
  assert.equal(await limits.take([perActor]), 1);
  clock.time += 1;
  for (let i = 0; i < 3; i++) assert.equal(await limits.take([perActor]), 0);
  assert.equal(await limits.take([perActor]), hour);
});

test("forgets a window that began while the clock was wrong by a year, but keeps one from another process's clock [P14, P36]", async () => {
  const { clock, limits } = await openLimits();
  const year = 365 * 24 * hour;
  clock.time += year;
  for (let i = 0; i < 3; i++) assert.equal(await limits.take([perActor]), 0);
  clock.time -= hour / 2;
  assert.equal(await limits.take([perActor]), hour * 1.5);
  clock.time += hour / 2 - year;
  for (let i = 0; i < 3; i++) assert.equal(await limits.take([perActor]), 0);
  assert.equal(await limits.take([perActor]), hour);
});

test("takes points from all of several limits or from none, and reports the longest wait [P14]", async () => {
  const { clock, store, limits } = await openLimits();
  for (let i = 0; i < 3; i++) await limits.take([perActor, perSchedule]);
  assert.equal(await limits.take([perSchedule, perActor]), hour);
  assert.deepEqual(await countersOf(store), { [perActor.key]: 3, [perSchedule.key]: 3 });
  clock.time += hour / 2;
  for (let i = 0; i < 2; i++) assert.equal(await limits.take([perSchedule]), 0);
  assert.equal(await limits.take([perActor, perSchedule]), hour * 1.5);
  assert.deepEqual(await countersOf(store), { [perActor.key]: 3, [perSchedule.key]: 5 });
});

test("lets returned points be taken again, but never more than were taken", async () => {
  const { clock, store, limits } = await openLimits();
  await limits.giveBack([perActor]);
  assert.deepEqual(await countersOf(store), {});
  for (let i = 0; i < 3; i++) await limits.take([perActor]);
  await limits.giveBack([perActor]);
  assert.equal(await limits.take([perActor]), 0);
  assert.equal(await limits.take([perActor]), hour);
  for (let i = 0; i < 5; i++) await limits.giveBack([perActor]);
  assert.deepEqual(await countersOf(store), { [perActor.key]: 0 });
  for (let i = 0; i < 3; i++) assert.equal(await limits.take([perActor]), 0);
  clock.time += hour;
  await limits.giveBack([perActor]);
  for (let i = 0; i < 3; i++) assert.equal(await limits.take([perActor]), 0);
  assert.equal(await limits.take([perActor]), hour);
});

test("applies a lowered limit immediately", async () => {
  const { limits } = await openLimits();
  for (let i = 0; i < 3; i++) await limits.take([perActor]);
  assert.equal(await limits.take([{ ...perActor, points: 2 }]), hour);
  assert.equal(await limits.take([{ ...perActor, points: 4 }]), 0);
});

/** The stores of two processes that share their data, closed after the test. */
const pairs: Readonly<Record<string, (t: TestContext) => Promise<Store[]>>> = {
  async "one file"(t) {
    const path = await sqliteFile(t);
    return [createSqliteStore({ path }), createSqliteStore({ path })];
  },
  async "one PostgreSQL database"(t) {
    const { drop, connectionString, schema } = freshSchema(await testDatabase());
    t.after(drop);
    const options = { connectionString, schema, maxConnections: 4 };
    return [createPostgresStore(options), createPostgresStore(options)];
  },
};

for (const [place, pair] of Object.entries(pairs)) {
  test(`counts together in two processes on ${place}, and never exceeds the limit [F11]`, async (t) => {
    const clock = { now: () => 1_000_000 };
    const stores = await pair(t);
    t.after(async () => {
      for (const store of stores) await store.close();
    });
    for (const store of stores) await store.open([limitPoints]);
    const [one, other] = stores.map((store) => storeLimits(store, clock)) as [Limits, Limits];
    const wide: Limit = { key: "mail.schedule:ward", points: 40, seconds: 3600 };
    const narrow: Limit = { key: "mail.actor:ann", points: 25, seconds: 3600 };
    const waits = await Promise.all(
      Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? one : other).take(i % 3 === 0 ? [wide] : [wide, narrow])),
    );
    const taken = waits.filter((wait) => wait === 0).length;
    // All forty: attempts refused by the narrow limit don't count toward the wide one.
    assert.equal(taken, 40);
    const counters = await countersOf(stores[0]!);
    assert.equal(counters[wide.key], 40);
    assert.ok((counters[narrow.key] ?? 0) <= 25);
    await Promise.all(Array.from({ length: 30 }, (_, i) => (i % 2 === 0 ? one : other).giveBack([wide])));
    assert.equal((await countersOf(stores[1]!))[wide.key], 10);
  });
}

test("refuses without counting if the store can't be written", async (t) => {
  const path = await sqliteFile(t);
  const store = createSqliteStore({ path });
  await store.open([limitPoints]);
  const limits = storeLimits(store, { now: () => 0 });
  await limits.take([perActor]);
  await store.close();
  await assert.rejects(limits.take([perActor]), { name: "StoreUnavailable" });
  const again = createSqliteStore({ path });
  t.after(() => again.close());
  await again.open([limitPoints]);
  assert.deepEqual(await countersOf(again), { [perActor.key]: 1 });
});

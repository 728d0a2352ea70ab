import { insert, type Store } from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { setImmediate } from "node:timers/promises";
import pg from "pg";
import { crew, shipById, ships } from "../../crew.fixture.ts";
import { addOne, meet, pausedAddition } from "./additions.fixture.ts";
import { stoppedClock } from "../../stopped-clock.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";
import type { PostgresStoreOptions } from "../index.ts";

const others = ["s2", "s3", "s4", "s5"];

const crewOf = async (store: Store, id = "s1"): Promise<number | undefined> =>
  (await store.transaction("read", (transaction) => transaction.read([shipById(id)])))[0]?.crew;

/** Stores of several processes with five ships, whose conflicts are counted. Time passes only if the test says so. */
async function fleets(context: TestContext, options: Partial<PostgresStoreOptions> = {}) {
  const { launched, store, admin, schema } = await freshSchema(context);
  const one = await launched();
  await one.transaction("write", (transaction) =>
    transaction.write(others.map((id) => insert(ships, { id, crew: 0 }))),
  );
  const conflicts = { count: 0 };
  const stores = [store(options), store(options), store(options)] as const;
  for (const each of stores) {
    await each.open([ships, crew], { conflict: () => conflicts.count++ });
    await addOne(each);
  }
  const time = stoppedClock(context);
  /** Waits until this many connections wait for a turn. */
  const waitingFor = async (amount: number): Promise<void> => {
    const sql = "select count(*)::int as n from pg_locks where relation = $1::regclass and not granted";
    for (;;) {
      const { rows } = await admin.query<{ n: number }>(sql, [`${schema}.rollcall_schema`]);
      if ((rows[0]?.n ?? 0) >= amount) return;
      await setImmediate();
    }
  };
  /** Runs work and returns the statements that the stores send for the first time in the meantime. */
  const textsDuring = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const parse = context.mock.method(pg.Connection.prototype, "parse");
    await work();
    const texts = parse.mock.calls.map(({ arguments: [{ text }] }) => text);
    parse.mock.restore();
    return texts;
  };
  const takeTurn = (): Promise<unknown> =>
    admin.query("begin; lock table rollcall_schema in share update exclusive mode");
  return { stores, conflicts, admin, time, waitingFor, textsDuring, takeTurn };
}

const turnsIn = (texts: readonly string[]): number =>
  texts.filter((text) => text.endsWith("in share update exclusive mode")).length;

test("takes turns with other processes on a row that they also change, without a conflict [F6]", async (context) => {
  const { stores, conflicts } = await fleets(context);
  const [first, second, third] = stores;
  await meet(first, second);
  await meet(second, third);
  await meet(third, first);
  const before = (await crewOf(first)) ?? 0;
  conflicts.count = 0;
  await Promise.all(stores.flatMap((store) => Array.from({ length: 10 }, () => addOne(store))));
  assert.deepEqual([conflicts.count, await crewOf(first)], [0, before + 30]);
});

test(
  "waits for a turn with one connection, so that reads have the others [F6]",
  { timeout: 120_000 },
  async (context) => {
    const { stores, admin, waitingFor, takeTurn } = await fleets(context, { maxConnections: 2, lockTimeout: 60_000 });
    const [store, other] = stores;
    for (const id of others) await meet(store, other, id);
    await admin.query("begin; select from ships for update");
    const changes = others.map((id) => addOne(store, id));
    assert.equal(await crewOf(store, "s2"), 2);
    await admin.query("commit");
    await Promise.all(changes);
    await takeTurn();
    const more = others.map((id) => addOne(store, id));
    await waitingFor(1);
    assert.equal(await crewOf(store, "s2"), 3);
    await admin.query("commit");
    await Promise.all(more);
  },
);

test("shares commits after a long wait for a turn [F6]", async (context) => {
  const { stores, admin, time, waitingFor, textsDuring, takeTurn } = await fleets(context);
  const [store, other] = stores;
  await meet(store, other);
  await takeTurn();
  const texts = await textsDuring(async () => {
    const changes = Array.from({ length: 10 }, () => addOne(store));
    await waitingFor(1);
    time.now += 500;
    await admin.query("commit");
    await Promise.all(changes);
  });
  assert.equal(texts.filter((text) => text === "commit").length, 1);
});

test("waits for a turn in its own transaction, instead of joining one without a turn [F6]", async (context) => {
  const { stores, textsDuring } = await fleets(context, { maxConnections: 6 });
  const [store, other] = stores;
  await meet(store, other);
  const open = await Promise.all(others.map((id) => pausedAddition(store, id)));
  const texts = await textsDuring(async () => {
    // It waits, because four transactions are open.
    const change = addOne(store);
    for (const { go, ended } of open) {
      go();
      await ended;
    }
    await change;
  });
  assert.equal(turnsIn(texts), 1);
});

test("takes turns longer if a row is repeatedly changed by several processes [F6]", async (context) => {
  const { stores, time, textsDuring } = await fleets(context);
  const [store, other] = stores;
  await meet(store, other);
  time.now += 1001;
  assert.equal(turnsIn(await textsDuring(() => addOne(store))), 0);
  await meet(store, other);
  time.now += 1999;
  assert.equal(turnsIn(await textsDuring(() => addOne(store))), 1);
  time.now += 4001;
  await meet(store, other);
  time.now += 1001;
  assert.equal(turnsIn(await textsDuring(() => addOne(store))), 0);
});

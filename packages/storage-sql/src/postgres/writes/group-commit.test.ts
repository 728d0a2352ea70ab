import { get, insert, type Store, StoreUnavailable, update, UniqueViolation } from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import pg from "pg";
import { shipById, ships } from "../../crew.fixture.ts";
import { databaseProxy } from "../database-proxy.fixture.ts";
import { stoppedClock } from "../../stopped-clock.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";

/** A new schema whose stores end groups early on no machine. */
function freshDatabase(context: TestContext): ReturnType<typeof freshSchema> {
  stoppedClock(context);
  return freshSchema(context);
}

/** A query of transactions that don't change the ship. */
const otherShipById = get(ships);

/** Adds one to the crew of ship `s1`, once `gate` has opened. All these transactions compare the same row. */
const addOne = async (store: Store, gate?: Promise<void>, began?: () => void): Promise<void> =>
  store.transaction("write", async (transaction) => {
    const [ship] = await transaction.read([shipById("s1")]);
    began?.();
    await gate;
    const crew = ship?.crew ?? 0;
    await transaction.write([update(ships, ["s1"], { crew: crew + 1 }, { crew })]);
  });

const crewOf = async (store: Store): Promise<number | undefined> =>
  (await store.transaction("read", (transaction) => transaction.read([shipById("s1")])))[0]?.crew;

/** Starts a transaction that has read the row and waits, and a function that lets it continue. */
async function paused(store: Store): Promise<{ readonly ended: Promise<void>; readonly go: () => void }> {
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  let ended = Promise.resolve();
  await new Promise<void>((resolve) => {
    ended = addOne(store, gate, resolve);
  });
  return { ended, go };
}

/** Runs a transaction and others that wait for its row. */
async function together(store: Store, others: readonly (() => unknown)[]): Promise<PromiseSettledResult<unknown>[]> {
  const { ended, go } = await paused(store);
  const all = [ended, ...others.map(async (start) => start())];
  go();
  return Promise.allSettled(all);
}

/** The texts of statements that are sent while `work` runs. */
async function textsDuring(context: TestContext, work: () => Promise<unknown>): Promise<readonly string[]> {
  const parse = context.mock.method(pg.Connection.prototype, "parse");
  await work();
  const texts = parse.mock.calls.map(({ arguments: [{ text }] }) => text);
  parse.mock.restore();
  return texts;
}

test("commits transactions that wait for the same row together [F6]", async (context) => {
  const store = await (await freshDatabase(context)).launched();
  await addOne(store);
  const waiting = Array.from({ length: 20 }, () => () => addOne(store));
  const texts = await textsDuring(context, () => together(store, waiting));
  const commits = texts.filter((text) => text === "commit").length;
  assert.equal(await crewOf(store), 22);
  assert.equal(commits, 1);
});

test("commits many transactions on different rows together [F6]", async (context) => {
  const store = await (await freshDatabase(context)).launched();
  const texts = await textsDuring(context, () =>
    Promise.all(
      Array.from({ length: 40 }, async (_, i) =>
        store.transaction("write", (transaction) => transaction.write([insert(ships, { id: `t${i}`, crew: 0 })])),
      ),
    ),
  );
  const commits = texts.filter((text) => text === "commit").length;
  assert.ok(commits > 0 && commits <= 20, `${commits} commits`);
});

test("doesn't wait for a row that a transaction only reads [F6]", { timeout: 120_000 }, async (context) => {
  const store = await (await freshDatabase(context)).launched();
  await addOne(store);
  const { ended, go } = await paused(store);
  const seen = await store.transaction("write", async (transaction) => {
    const [ship] = await transaction.read([otherShipById("s1")]);
    await transaction.write([insert(ships, { id: "s2", crew: 0 })]);
    return ship?.crew;
  });
  go();
  await ended;
  assert.deepEqual([seen, await crewOf(store)], [1, 2]);
});

test("undoes a failing transaction of a group and keeps the others [F6]", async (context) => {
  const clock = stoppedClock(context);
  const store = await (await freshSchema(context)).launched();
  await addOne(store);
  const runs = [0, 0, 0];
  const failing = (i: number, work: () => Promise<unknown>) => () => {
    // The group of the first transaction has begun by now.
    clock.now += 1;
    return store.transaction("write", async (transaction) => {
      runs[i] = (runs[i] ?? 0) + 1;
      const [ship] = await transaction.read([shipById("s1")]);
      await transaction.write([update(ships, ["s1"], { crew: 99 }, { crew: ship?.crew ?? 0 })]);
      if (i === 1) await transaction.read([shipById("s1")]);
      if (i === 2) await transaction.write([insert(ships, { id: "s1", crew: 0 })]);
      return work();
    });
  };
  const thrown = new Error("second thoughts");
  const [first, early, late, second, duplicate, third] = await together(store, [
    failing(0, () => Promise.reject(thrown)),
    failing(1, () => Promise.reject(thrown)),
    () => addOne(store),
    failing(2, () => Promise.resolve()),
    () => addOne(store),
  ]);
  assert.deepEqual(
    [first, second, third].map((outcome) => outcome?.status),
    ["fulfilled", "fulfilled", "fulfilled"],
  );
  for (const outcome of [early, late]) assert.ok(outcome?.status === "rejected" && outcome.reason === thrown);
  assert.ok(duplicate?.status === "rejected" && duplicate.reason instanceof UniqueViolation);
  assert.equal(await crewOf(store), 4);
  // Those that were refused in a group that had begun before them run again in a later one.
  assert.deepEqual(runs, [2, 2, 1]);
});

test("runs a refused transaction again, but never a change, if the commit of a group is lost [F3]", async (context) => {
  const { connectionString, launched } = await freshDatabase(context);
  const proxy = await databaseProxy(context, connectionString);
  const store = await launched({ connectionString: proxy.connectionString });
  await addOne(store);
  const seen: (number | undefined)[] = [];
  const refuses = (): unknown =>
    store.transaction("write", async (transaction) => {
      const [ship] = await transaction.read([shipById("s1")]);
      seen.push(ship?.crew);
      throw new Error("refused");
    });
  proxy.loseOnce("commit", "request");
  const [added, refused] = await together(store, [refuses]);
  assert.ok(added?.status === "rejected" && added.reason instanceof StoreUnavailable);
  assert.ok(refused?.status === "rejected" && (refused.reason as Error).message === "refused");
  // It saw the change of the group first, which was not saved.
  assert.deepEqual(seen, [2, 1]);
  assert.equal(await crewOf(store), 1);
});

test("locks a row first after a conflict with another process [F6]", async (context) => {
  const { launched, store } = await freshDatabase(context);
  const one = await launched();
  const other = store();
  await other.open([ships]);
  await addOne(one);
  const texts = await textsDuring(context, async () => {
    const { ended, go } = await paused(one);
    await addOne(other);
    go();
    await ended;
  });
  assert.ok(texts.some((text) => text.endsWith("for no key update")));
  await Promise.all([one, other, one, other].map((each) => addOne(each)));
  assert.equal(await crewOf(one), 7);
});

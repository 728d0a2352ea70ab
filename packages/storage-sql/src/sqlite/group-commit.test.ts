import { getMany, insert, StaleWrite, type Store, update } from "@rollcall/core";
import assert from "node:assert/strict";
import { StatementSync } from "node:sqlite";
import test, { type TestContext } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { crew, crewByName, sailor, sailorById, shipById, ships } from "../crew.fixture.ts";
import { stoppedClock } from "../stopped-clock.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

/** A store whose groups end early on no machine. */
function launchedAtOnce(context: TestContext): Promise<Store> {
  stoppedClock(context);
  return freshFile(context).launched();
}

test("commits waiting transactions together", async (context) => {
  const store = await launchedAtOnce(context);
  const add = (id: string) =>
    Promise.resolve(store.transaction("write", (transaction) => transaction.write([sailor(id, `Hand ${id}`)])));
  await add("p0");
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  await Promise.all(Array.from({ length: 32 }, (_, i) => add(`p${i + 1}`)));
  const commits = mock.calls.filter((call) => (call.this as StatementSync).sourceSQL === "commit").length;
  const [found] = await store.transaction("read", (transaction) =>
    transaction.read([crewByName({ equal: ["s1"], limit: 99 })]),
  );
  assert.equal(found.length, 33);
  assert.equal(commits, 1);
});

const sailorsById = getMany(crew);

test("lets other work continue while a transaction reads the rows of many keys, in their order", async (context) => {
  const store = await freshFile(context).launched();
  await store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann"), sailor("p2", "Bo")]));
  const missing = Array.from({ length: 2000 }, (_, i) => ["s1", `missing-${i}`]);
  let turns = 0;
  const reading = new AbortController();
  const counting = (async () => {
    for (; !reading.signal.aborted; turns++) await nextTurn();
  })();
  const [found, one] = await store.transaction("write", (transaction) =>
    transaction.read([sailorsById([["s1", "p2"], ...missing, ["s1", "p1"]]), sailorById("s1", "p1")]),
  );
  reading.abort();
  await counting;
  assert.deepEqual(
    [...found, one].map((row) => row?.personId),
    ["p2", "p1", "p1"],
  );
  assert.ok(turns >= 4, `${turns} turns`);
});

test("continues a group after an asynchronous transaction, isolated from the others", async (context) => {
  const store = await launchedAtOnce(context);
  const seen: number[] = [];
  const work = (id: string, turns: number) =>
    Promise.resolve(
      store.transaction("write", async (transaction) => {
        const [before] = await transaction.read([crewByName({ equal: ["s1"], limit: 99 })]);
        await transaction.write([sailor(id, `Hand ${id}`)]);
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
        const [after] = await transaction.read([crewByName({ equal: ["s1"], limit: 99 })]);
        seen.push(after.length - before.length);
      }),
    );
  await work("p0", 0);
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  await Promise.all(Array.from({ length: 16 }, (_, i) => work(`p${i + 1}`, i % 5)));
  const commits = mock.calls.filter((call) => (call.this as StatementSync).sourceSQL === "commit").length;
  assert.deepEqual(
    seen,
    Array.from({ length: 17 }, () => 1),
  );
  assert.equal(commits, 1);
});

test("continues a group when a transaction fails before writing", async (context) => {
  const store = await launchedAtOnce(context);
  const runs = [0, 0, 0];
  const work = (i: number) =>
    store.transaction("write", (transaction) => {
      runs[i] = (runs[i] ?? 0) + 1;
      if (i === 1) throw new Error("refused");
      return transaction.write([sailor(`p${i}`, `Hand ${i}`)]);
    });
  const outcomes = await Promise.allSettled([work(0), work(1), work(2)]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.deepEqual(runs, [1, 1, 1]);
});

test("runs each transaction of a group again alone when one fails after writing [F6]", async (context) => {
  const store = await launchedAtOnce(context);
  const good = (id: string) =>
    store.transaction("write", (transaction) => transaction.write([sailor(id, `Hand ${id}`)]));
  const bad = store.transaction("write", (transaction) =>
    transaction.write([update(ships, ["s1"], { crew: 7 }), update(crew, ["s1", "nobody"], { rank: "mate" })]),
  );
  const outcomes = await Promise.allSettled([good("p1"), bad, good("p2")]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  assert.ok(outcomes[1].status === "rejected" && outcomes[1].reason instanceof StaleWrite);
  const [ship, ...sailors] = await store.transaction("read", (transaction) =>
    transaction.read([shipById("s1"), sailorById("s1", "p1"), sailorById("s1", "p2")]),
  );
  assert.equal(ship?.crew, 0);
  assert.ok(sailors.every((row) => row !== undefined));
});

test("withdraws a refusal that was based on rolled-back data", async (context) => {
  const store = await launchedAtOnce(context);
  const drops = store.transaction("write", (transaction) => {
    transaction.write([sailor("p1", "Ann")]);
    throw new Error("changed my mind");
  });
  const taken = store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann")]));
  const outcomes = await Promise.allSettled([drops, taken]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["rejected", "fulfilled"],
  );
});

test("reports a refusal only after the commit it is based on", async (context) => {
  const store = await launchedAtOnce(context);
  const looks: boolean[] = [];
  const adds = store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann")]));
  const refuses = store.transaction("write", (transaction) => {
    const [there] = transaction.read([sailorById("s1", "p1")]) as [unknown];
    looks.push(there !== undefined);
    throw new Error("already there");
  });
  const fails = store.transaction("write", (transaction) =>
    transaction.write([insert(ships, { id: "s2", crew: 0 }), insert(ships, { id: "s1", crew: 0 })]),
  );
  const outcomes = await Promise.allSettled([adds, refuses, fails]);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ["fulfilled", "rejected", "rejected"],
  );
  // Runs twice, because the first run was based on a transaction that was rolled back.
  assert.deepEqual(looks, [true, true]);
});

test("answers reads immediately, without uncommitted data", async (context) => {
  const store = await freshFile(context).launched();
  let go = (): void => undefined;
  const gate = new Promise<void>((resolve) => (go = resolve));
  const slow = store.transaction("write", async (transaction) => {
    await transaction.write([sailor("p1", "Ann")]);
    began();
    await gate;
  });
  function began(): void {
    const answer = store.transaction("read", (transaction) => transaction.read([sailorById("s1", "p1")]));
    assert.deepEqual(answer, [undefined]);
    go();
  }
  await slow;
  const [row] = await store.transaction("read", (transaction) => transaction.read([sailorById("s1", "p1")]));
  assert.equal(row?.name, "Ann");
});

test("keeps the event loop free while a thousand writes wait", async (context) => {
  const store = await freshFile(context).launched({ synchronous: "normal" });
  let turns = 0;
  let counting = true;
  const count = (): void => {
    turns++;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  for (let i = 0; i < 3000; i++)
    await store.transaction("write", (transaction) => transaction.write([update(ships, ["s1"], { crew: i })]));
  counting = false;
  assert.ok(turns > 1, `${turns} turns`);
});

test("lets other work continue while many changes are written, invisible until the commit", async (context) => {
  const store = await freshFile(context).launched();
  const all = Array.from({ length: 5000 }, (_, i) => sailor(`p${i}`, `Hand ${i}`));
  const counts: number[] = [];
  const count = async () => {
    const [found] = await store.transaction("read", (transaction) =>
      transaction.read([crewByName({ equal: ["s1"], limit: 9999 })]),
    );
    counts.push(found.length);
  };
  const state = { isDone: false };
  const written = Promise.resolve(store.transaction("write", (transaction) => transaction.write(all))).then(
    () => (state.isDone = true),
  );
  while (!state.isDone) {
    await count();
    await nextTurn();
  }
  await written;
  await count();
  assert.ok(counts.length > 3, `${counts.length} turns`);
  assert.deepEqual([...new Set(counts)], [0, 5000]);
});

test("keeps none of many changes if a late one fails", async (context) => {
  const store = await freshFile(context).launched();
  const all = Array.from({ length: 2000 }, (_, i) => sailor(`p${i}`, `Hand ${i}`));
  const late = store.transaction("write", (transaction) =>
    transaction.write([...all, update(crew, ["s1", "missing"], { rank: "mate" })]),
  );
  await assert.rejects(Promise.resolve(late), StaleWrite);
  const [found] = await store.transaction("read", (transaction) =>
    transaction.read([crewByName({ equal: ["s1"], limit: 9999 })]),
  );
  assert.equal(found.length, 0);
});

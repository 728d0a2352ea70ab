import { insert, type Store, update } from "@rollcall/core";
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import pg from "pg";
import { crew, shipById, ships } from "../../crew.fixture.ts";
import { addOne, meet, pausedAddition } from "./additions.fixture.ts";
import { freshSchema } from "../fresh-schema.fixture.ts";

/** A store with ten ships whose conflicts are counted. It has learned that a ship that is read is changed. */
async function observedFleet(context: TestContext) {
  const { launched, store } = await freshSchema(context);
  const other = await launched();
  const observed = store({ maxConnections: 6 });
  const conflicts = { count: 0 };
  await observed.open([ships, crew], { conflict: () => conflicts.count++ });
  const more = Array.from({ length: 9 }, (_, i) => insert(ships, { id: `s${i + 2}`, crew: 0 }));
  await observed.transaction("write", (transaction) => transaction.write(more));
  await addOne(observed);
  const paused = (id: string) => pausedAddition(observed, id);
  const meetOther = () => meet(observed, other);
  return { observed, other, conflicts, paused, meetOther };
}

test("reports each conflict with another process, and runs the transaction again [F6]", async (context) => {
  const { observed, conflicts, meetOther } = await observedFleet(context);
  await meetOther();
  const [ship] = await observed.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  assert.deepEqual([conflicts.count, ship?.crew], [1, 3]);
});

test("does not join transactions that began before the last change to its row [F6]", async (context) => {
  const { observed, conflicts, paused } = await observedFleet(context);
  const [first, second, ...others] = await Promise.all(["s1", "s2", "s3", "s4"].map(paused));
  second?.go();
  await second?.ended;
  others.push(await paused("s5"));
  // It waits, because four transactions are open.
  const again = addOne(observed, "s2");
  first?.go();
  await again;
  for (const { go, ended } of others) {
    go();
    await ended;
  }
  assert.equal(conflicts.count, 0);
});

test("does not join transactions that began before a change that its caller has seen [F6]", async (context) => {
  const { observed, paused } = await observedFleet(context);
  const first = await paused("s1");
  await observed.transaction("write", (transaction) => transaction.write([insert(ships, { id: "s11", crew: 0 })]));
  const others = await Promise.all(["s2", "s3", "s4"].map(paused));
  // It waits, because four transactions are open.
  const change = addOne(observed, "s11");
  first.go();
  await first.ended;
  const [outcome] = await Promise.allSettled([change]);
  for (const { go, ended } of others) {
    go();
    await ended;
  }
  assert.equal(outcome.status, "fulfilled");
});

test("refuses nothing just because another process committed after the joined group began [F6]", async (context) => {
  const { observed, other, paused } = await observedFleet(context);
  const first = await paused("s1");
  await other.transaction("write", (transaction) => transaction.write([insert(ships, { id: "s11", crew: 5 })]));
  let runs = 0;
  const seen = observed.transaction("write", async (transaction) => {
    runs++;
    const [, ship] = await transaction.read([shipById("s1"), shipById("s11")]);
    if (ship === undefined) throw new Error("there is no such ship");
    return ship.crew;
  });
  first.go();
  await first.ended;
  assert.deepEqual([await seen, runs], [5, 2]);
});

test("shares commits among transactions on different rows less often after a conflict [F6]", async (context) => {
  const { observed, paused, meetOther } = await observedFleet(context);
  await meetOther();
  const [first, ...others] = await Promise.all(["s1", "s2", "s3", "s4"].map(paused));
  const waiting = ["s5", "s6", "s7", "s8", "s9", "s10"].map((id) => addOne(observed, id));
  const parse = context.mock.method(pg.Connection.prototype, "parse");
  first?.go();
  await Promise.all(waiting);
  const commits = parse.mock.calls.filter(({ arguments: [{ text }] }) => text === "commit").length;
  parse.mock.restore();
  for (const { go, ended } of others) {
    go();
    await ended;
  }
  assert.ok(commits >= 4, `${commits} commits`);
});

test("waits for a row that half of the transactions with these queries change [F6]", async (context) => {
  const { observed, conflicts, paused } = await observedFleet(context);
  for (let i = 0; i < 16; i++) {
    await addOne(observed, "s2");
    await observed.transaction("write", async (transaction) => {
      await transaction.read([shipById("s2")]);
      await transaction.write([insert(ships, { id: `t${i}`, crew: 0 })]);
    });
  }
  const { ended, go } = await paused("s1");
  const second = addOne(observed);
  for (let i = 0; i < 3; i++) await addOne(observed, "s3");
  go();
  await Promise.all([ended, second]);
  assert.equal(conflicts.count, 0);
});

test("takes turns with other processes' transactions after several conflicts [F6]", async (context) => {
  const { launched, store } = await freshSchema(context);
  const other = await launched();
  const observed = store();
  let conflicts = 0;
  await observed.open([ships, crew], { conflict: () => conflicts++ });
  const addOneTo = (to: Store, between: () => unknown = () => undefined) =>
    to.transaction("write", async (transaction) => {
      const [ship] = await transaction.read([shipById("s1")]);
      await between();
      await transaction.write([update(ships, ["s1"], { crew: (ship?.crew ?? 0) + 1 })]);
    });
  const parse = context.mock.method(pg.Connection.prototype, "parse");
  let runs = 0;
  await addOneTo(observed, async () => {
    if (runs++ < 3) await addOneTo(other);
  });
  const turns = parse.mock.calls.filter(({ arguments: [{ text }] }) =>
    text.endsWith(" share update exclusive mode"),
  ).length;
  parse.mock.restore();
  const [ship] = await other.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  assert.deepEqual([conflicts, turns, ship?.crew], [3, 1, 4]);
});

import { StoreUnavailable, type Transaction } from "@rollcall/core";
import assert from "node:assert/strict";
import { DatabaseSync, StatementSync } from "node:sqlite";
import test, { type TestContext } from "node:test";
import { sailor, sailorById } from "../crew.fixture.ts";
import { stoppedClock } from "../stopped-clock.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

/** A store and its database connection. */
async function launchedOnDatabase(context: TestContext) {
  stoppedClock(context);
  const { mock } = context.mock.method(DatabaseSync.prototype, "exec");
  const store = await freshFile(context).launched();
  const database = mock.calls[0]?.this as DatabaseSync;
  const found = async (id: string) =>
    (await store.transaction("read", (transaction) => transaction.read([sailorById("s1", id)])))[0];
  return { store, database, found };
}

test("fails work that SQLite rolled back on its own [F3]", async (context) => {
  const { store, database, found } = await launchedOnDatabase(context);
  const lost = store.transaction("write", (transaction) => {
    void transaction.write([sailor("p1", "Ann")]);
    database.exec("rollback");
  });
  await assert.rejects(Promise.resolve(lost), StoreUnavailable);
  assert.equal(await found("p1"), undefined);
  await store.transaction("write", (transaction) => transaction.write([sailor("p2", "Bob")]));
  assert.equal((await found("p2"))?.name, "Bob");
});

test("runs each transaction of a group again alone after SQLite rolled the group back [F3]", async (context) => {
  const { store, database, found } = await launchedOnDatabase(context);
  let runs = 0;
  const other = store.transaction("write", (transaction) => transaction.write([sailor("p2", "Bob")]));
  const lost = store.transaction("write", (transaction) => {
    void transaction.write([sailor("p1", "Ann")]);
    if (++runs === 1) database.exec("rollback");
  });
  await Promise.all([lost, other]);
  assert.equal((await found("p1"))?.name, "Ann");
  assert.equal((await found("p2"))?.name, "Bob");
});

test("closes the connection when a rollback fails, and continues [F3]", async (context) => {
  const { store, found } = await launchedOnDatabase(context);
  const get = StatementSync.prototype.get as (this: StatementSync, ...values: unknown[]) => unknown;
  function failsToRollBack(this: StatementSync, ...values: unknown[]): unknown {
    if (this.sourceSQL === "rollback") throw new Error("no rollback");
    return get.apply(this, values);
  }
  const failing = context.mock.method(StatementSync.prototype, "get", failsToRollBack as StatementSync["get"]);
  const fails = store.transaction("write", (transaction) => {
    void transaction.write([sailor("p1", "Ann")]);
    throw new Error("changed my mind");
  });
  await assert.rejects(Promise.resolve(fails), /changed my mind/);
  failing.mock.restore();
  assert.equal(await found("p1"), undefined);
  await store.transaction("write", (transaction) => transaction.write([sailor("p2", "Bob")]));
  assert.equal((await found("p2"))?.name, "Bob");
});

test("keeps nothing of a large write that the work doesn't await [F3]", async (context) => {
  const { store, found } = await launchedOnDatabase(context);
  const all = Array.from({ length: 60 }, (_, at) => sailor(`p${at}`, "Ann"));
  const now = performance.now();
  let calls = 0;
  context.mock.method(performance, "now", () => now + 10 * ++calls);
  const works = [
    (transaction: Transaction): void => {
      void transaction.write(all);
    },
    (transaction: Transaction): void => {
      void transaction.write(all);
      throw new TypeError("changed my mind");
    },
  ];
  for (const work of works) await assert.rejects(Promise.resolve(store.transaction("write", work)), TypeError);
  assert.equal(await found("p0"), undefined);
  await store.transaction("write", (transaction) => transaction.write(all));
  assert.equal((await found("p59"))?.name, "Ann");
});

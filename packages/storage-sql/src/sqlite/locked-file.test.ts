import { insert, StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import test from "node:test";
import { sailor, sailorById, shipById, ships } from "../crew.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";
import { createSqliteStore } from "../index.ts";

test("waits for another process's lock without blocking the event loop, then writes [F4]", async (context) => {
  const { launched, path } = freshFile(context);
  const store = await launched();
  const holder = new DatabaseSync(path);
  context.after(() => holder.close());
  holder.exec("begin immediate");
  const write = store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann")]));
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(
    store.transaction("read", (transaction) => transaction.read([sailorById("s1", "p1")])),
    [undefined],
  );
  holder.exec("commit");
  await write;
  const [row] = await store.transaction("read", (transaction) => transaction.read([sailorById("s1", "p1")]));
  assert.equal(row?.name, "Ann");
});

test("fails after the timeout without keeping changes, and writes again once the lock is released [F4]", async (context) => {
  const { launched, path } = freshFile(context);
  const store = await launched({ busyTimeout: 100 });
  const holder = new DatabaseSync(path);
  context.after(() => holder.close());
  holder.exec("begin immediate");
  const began = performance.now();
  const add = (id: string) =>
    store.transaction("write", (transaction) => transaction.write([insert(ships, { id, crew: 0 })]));
  const outcomes = await Promise.allSettled([add("s2"), add("s3")]);
  assert.ok(performance.now() - began < 6000);
  for (const outcome of outcomes)
    assert.ok(outcome.status === "rejected" && outcome.reason instanceof StoreUnavailable);
  holder.exec("rollback");
  await add("s4");
  const found = await store.transaction("read", (transaction) => transaction.read([shipById("s2"), shipById("s4")]));
  assert.deepEqual(found, [undefined, { id: "s4", crew: 0 }]);
});

test("fails to open a locked file, and opens it afterward [F4]", async (context) => {
  const { store, path } = freshFile(context);
  const holder = new DatabaseSync(path);
  context.after(() => holder.close());
  holder.exec("begin exclusive");
  const waiting = store({ busyTimeout: 50 });
  await assert.rejects(async () => waiting.open([ships]), StoreUnavailable);
  holder.exec("rollback");
  await waiting.open([ships]);
});

test("rejects a path that cannot be opened and a file that is not a database", async (context) => {
  const { path } = freshFile(context);
  const nowhere = createSqliteStore({ path: join(path, "..", "missing", "store.db") });
  await assert.rejects(async () => nowhere.open([ships]), StoreUnavailable);
  writeFileSync(path, "this is a letter, not a database. ".repeat(50));
  await assert.rejects(async () => createSqliteStore({ path }).open([ships]), StoreIncompatible);
});

test("fails a write on a full disk, keeps reading, and recovers without a restart [F3]", async (context) => {
  const { launched } = freshFile(context);
  const execute = context.mock.method(DatabaseSync.prototype, "exec");
  const store = await launched();
  const database = execute.mock.calls.at(0)?.this as DatabaseSync;
  const { page_count: pages } = database.prepare("pragma page_count").get() as { page_count: number };
  database.exec(`pragma max_page_count = ${pages + 2}`);
  const fill = (id: string) =>
    store.transaction("write", (transaction) => transaction.write([sailor(id, "x".repeat(50_000))]));
  await assert.rejects(async () => fill("p1"), StoreUnavailable);
  assert.deepEqual(
    await store.transaction("read", (transaction) => transaction.read([sailorById("s1", "p1"), shipById("s1")])),
    [undefined, { id: "s1", crew: 0 }],
  );
  database.exec("pragma max_page_count = 1000000");
  await fill("p1");
});

test("serves from memory, one transaction at a time", async () => {
  const store = createSqliteStore({ path: ":memory:" });
  await store.open([ships]);
  const slow = store.transaction("write", async (transaction) => {
    await transaction.write([insert(ships, { id: "s1", crew: 3 })]);
    await Promise.resolve();
  });
  const read = await store.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  await slow;
  const again = await store.transaction("read", (transaction) => transaction.read([shipById("s1")]));
  assert.ok(read[0] === undefined || read[0].crew === 3);
  assert.deepEqual(again, [{ id: "s1", crew: 3 }]);
  await store.close();
});

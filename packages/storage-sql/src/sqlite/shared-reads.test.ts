import { get, update } from "@rollcall/core";
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { StatementSync } from "node:sqlite";
import test from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { crew, crewByName, sailor, sailorById, shipById, ships } from "../crew.fixture.ts";
import { freshFile } from "./fresh-file.fixture.ts";

const everyone = crewByName({ equal: ["s1"], limit: 99 });

test("locks the file once for all reads of one turn of the event loop", async (context) => {
  const store = await freshFile(context).launched();
  await nextTurn();
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  const count = (text: string) => mock.calls.filter((call) => (call.this as StatementSync).sourceSQL === text).length;
  for (let read = 0; read < 5; read++) await store.transaction("read", (transaction) => transaction.read([everyone]));
  await nextTurn();
  assert.deepEqual([count("begin"), count("commit")], [1, 1]);
  await store.transaction("read", (transaction) => transaction.read([everyone]));
  assert.equal(count("begin"), 2);
});

test("reads changes committed earlier in the same turn, even by another store on the file", async (context) => {
  const file = freshFile(context);
  const [store, other] = [await file.launched(), file.store()];
  await other.open([ships, crew]);
  await nextTurn();
  const namesIn = async () => {
    const [found] = await store.transaction("read", (transaction) => transaction.read([everyone]));
    return found.map(({ name }) => name);
  };
  assert.deepEqual(await namesIn(), []);
  await other.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann")]));
  assert.deepEqual(await namesIn(), ["Ann"]);
  await store.transaction("write", (transaction) => transaction.write([sailor("p2", "Bo")]));
  assert.deepEqual(await namesIn(), ["Ann", "Bo"]);
});

test("reads a row once until something is written, even in later turns of the event loop", async (context) => {
  const store = await freshFile(context).launched();
  await store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann"), sailor("p2", "Bo")]));
  await nextTurn();
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  const queries = () => mock.calls.filter((call) => (call.this as StatementSync).sourceSQL.startsWith("select")).length;
  const read = async (personId: string) => {
    await nextTurn();
    const [ship, found] = await store.transaction("read", (transaction) =>
      transaction.read([shipById("s1"), sailorById("s1", personId)]),
    );
    return [ship?.crew, found?.name];
  };
  for (let time = 0; time < 3; time++) assert.deepEqual(await read("p1"), [0, "Ann"]);
  assert.equal(queries(), 1);
  assert.deepEqual(await read("p2"), [0, "Bo"]);
  assert.deepEqual(await read("p3"), [0, undefined]);
  assert.deepEqual(await read("p3"), [0, undefined]);
  assert.deepEqual(await read("p1"), [0, "Ann"]);
  assert.equal(queries(), 3);
  await store.transaction("write", (transaction) => transaction.write([update(ships, ["s1"], { crew: 2 })]));
  assert.deepEqual(await read("p3"), [2, undefined]);
});

test("reads a row with much text each time, instead of keeping it in memory", async (context) => {
  const store = await freshFile(context).launched();
  const long = sailor("p1", "Ann".repeat(3000));
  await store.transaction("write", (transaction) => transaction.write([long, sailor("p2", "Bo")]));
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  const queries = () => mock.calls.filter((call) => (call.this as StatementSync).sourceSQL.startsWith("select")).length;
  const read = (id: string) => store.transaction("read", (transaction) => transaction.read([sailorById("s1", id)]));
  for (const [id, expected] of [
    ["p1", 3],
    ["p2", 4],
  ] as const) {
    for (let time = 0; time < 3; time++) await read(id);
    assert.equal(queries(), expected);
  }
});

test("reads a row again after another process has committed", async (context) => {
  const file = freshFile(context);
  const store = await file.launched();
  const crewOf = async () => (await store.transaction("read", (tx) => tx.read([shipById("s1")])))[0]?.crew;
  const elsewhere = async (script: string) => {
    const program = `new (require("node:sqlite").DatabaseSync)(${JSON.stringify(file.path)}).exec(${JSON.stringify(script)})`;
    await promisify(execFile)(process.execPath, ["--no-warnings", "--eval", program]);
  };
  assert.equal(await crewOf(), 0);
  await elsewhere("update ships set crew = 1; pragma wal_checkpoint(truncate)");
  assert.equal(await crewOf(), 1);
  await elsewhere("delete from ships");
  assert.equal(await crewOf(), undefined);
});

test("does not remember a row from a transaction that is rolled back", async (context) => {
  const store = await freshFile(context).launched();
  const ship = shipById("s1");
  const crewOf = async () => (await store.transaction("read", (tx) => tx.read([ship])))[0]?.crew;
  assert.equal(await crewOf(), 0);
  const failing = store.transaction("write", async (transaction) => {
    await transaction.write([update(ships, ["s1"], { crew: 1 })]);
    assert.equal((await transaction.read([ship]))[0]?.crew, 1);
    assert.equal(await crewOf(), 0);
    throw new Error("changed my mind");
  });
  await assert.rejects(Promise.resolve(failing), /changed my mind/);
  assert.equal(await crewOf(), 0);
});

test("answers a query for several rows even if it remembers one of them", async (context) => {
  const store = await freshFile(context).launched();
  // They are remembered in the same place.
  const [ann, bo, cy] = ["a-p1", "b-p1", "c-p1"] as const;
  await store.transaction("write", (transaction) => transaction.write([sailor(ann, "Ann"), sailor(bo, "Bo")]));
  const names = async (...personIds: readonly string[]) => {
    const reads = personIds.map((personId) => sailorById("s1", personId));
    return (await store.transaction("read", (tx) => tx.read(reads))).map((row) => row?.name);
  };
  assert.deepEqual(await names(ann), ["Ann"]);
  assert.deepEqual(await names(bo, ann, cy, ann), ["Bo", "Ann", undefined, "Ann"]);
  assert.deepEqual(await names(bo, ann), ["Bo", "Ann"]);
});

test("forgets rows when it remembers too many", async (context) => {
  const store = await freshFile(context).launched();
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  const queries = () => mock.calls.filter((call) => (call.this as StatementSync).sourceSQL.startsWith("select")).length;
  const readBy = (query: typeof shipById) => store.transaction("read", (tx) => tx.read([query("s1")]));
  const many = Array.from({ length: 2048 }, () => get(ships));
  for (const query of [shipById, ...many, shipById]) await readBy(query);
  assert.equal(queries(), 2050);
});

test("does not let a caller change the row that others read", async (context) => {
  const store = await freshFile(context).launched();
  const read = async () => (await store.transaction("read", (transaction) => transaction.read([shipById("s1")])))[0];
  const ship = await read();
  Object.assign(ship ?? {}, { crew: 9 });
  assert.equal((await read())?.crew, 0);
});

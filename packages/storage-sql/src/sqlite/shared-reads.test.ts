import { update } from "@rollcall/core";
import assert from "node:assert/strict";
import { StatementSync } from "node:sqlite";
import test from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
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

test("reads what was committed earlier in the same turn, also by another store on the file", async (context) => {
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

test("reads a row once for all reads of one turn of the event loop, until something is written", async (context) => {
  const store = await freshFile(context).launched();
  await store.transaction("write", (transaction) => transaction.write([sailor("p1", "Ann"), sailor("p2", "Bo")]));
  await nextTurn();
  const { mock } = context.mock.method(StatementSync.prototype, "get");
  const queries = () => mock.calls.filter((call) => (call.this as StatementSync).sourceSQL.startsWith("select")).length;
  const read = async (personId: string) => {
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
  assert.equal(queries(), 3);
  await store.transaction("write", (transaction) => transaction.write([update(ships, ["s1"], { crew: 2 })]));
  assert.deepEqual(await read("p3"), [2, undefined]);
});

test("does not let a caller change the row that others read", async (context) => {
  const store = await freshFile(context).launched();
  const read = async () => (await store.transaction("read", (transaction) => transaction.read([shipById("s1")])))[0];
  const ship = await read();
  Object.assign(ship ?? {}, { crew: 9 });
  assert.equal((await read())?.crew, 0);
});

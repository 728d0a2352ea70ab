import assert from "node:assert/strict";
import { StatementSync } from "node:sqlite";
import test from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { crew, crewByName, sailor, ships } from "../crew.fixture.ts";
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

import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { operation } from "../../identity/operation.ts";
import { createTestApp } from "../../testing/test-app.fixture.ts";
import { countReads } from "../journal/counting-store.fixture.ts";
import { event } from "../operations/event.ts";
import { grant } from "../operations/rule.ts";
import { insert, update } from "../store/change.ts";
import { collection, text } from "../store/collection.ts";
import { get, list, type Read } from "../store/query.ts";
import type { Reader } from "../store/store.ts";
import { marksOf, unsealedTopics } from "../journal/unsealed-topics.ts";
import { OwnReads } from "./own-reads.ts";

const fields = { id: text(), name: text() };
const boats = collection("boats", { fields, key: ["id"], topic: "id" });
const boatById = get(boats);
const allBoats = list(boats, "key", 0);
const oarById = get(collection("oars", { fields, key: ["id"] }));

/** A reader that finds only the mark of one topic, and records which collections are read together. */
function recordReads() {
  const seen: (readonly string[])[] = [];
  const tx: Reader = {
    read: (reads: readonly Read<unknown>[]) => {
      seen.push(reads.map(({ query }) => query.collection.name));
      return reads.map(({ query, args }) =>
        query.collection.name === unsealedTopics.name && Array.isArray(args) && args[0] === "b2"
          ? { topic: "b2" }
          : undefined,
      ) as never;
    },
  };
  return { tx, seen };
}

test("reads the receipt and the marks of topics together with a command's first rows, and none of them again [F5]", async () => {
  const { tx, seen } = recordReads();
  const own = new OwnReads({ personId: "ann" }, "key-1");
  const reader = own.within(tx);
  await reader.read([boatById("b1"), oarById("o1"), boatById("b2"), allBoats({ equal: [], limit: 2 })]);
  await reader.read([boatById("b1"), boatById("b3")]);
  assert.equal(await own.receiptIn(tx), undefined);
  assert.deepEqual(seen, [
    ["boats", "oars", "boats", "boats", "unsealed_topics", "unsealed_topics", "receipts"],
    ["boats", "boats", "unsealed_topics"],
  ]);
  assert.deepEqual(Object.fromEntries(own.marks), { b1: false, b2: true, b3: false });
});

test("reads the receipt of a command that reads nothing else, and none without a key [F5]", async () => {
  const { tx, seen } = recordReads();
  await new OwnReads({ personId: "ann" }, "key-1").receiptIn(tx);
  const own = new OwnReads({ personId: "ann" }, undefined);
  await own.within(tx).read([oarById("o1")]);
  await own.receiptIn(tx);
  assert.deepEqual(seen, [["receipts"], ["oars"]]);
});

const boatRenamed = event("boat-renamed", "A boat has another name.", {});

const renameBoat = operation({
  name: "boats.rename",
  summary: "Renames a boat.",
  input: z.strictObject({ id: z.string(), name: z.string(), number: z.int() }),
  output: z.strictObject({}),
  events: [boatRenamed],
  load: [({ id }) => ({ boat: boatById(id) })],
  context: () => ({}),
  rules: [grant<object>("everyone", () => true)],
  apply: (_found, { id, name, number }) => ({
    output: {},
    changes: [update(boats, [id], { name })],
    journalEntries: [{ topic: id, number, events: [boatRenamed({})] }],
  }),
});

test("reads nothing else for a command on one row, because its reads include the mark of its topic, and marks the topic once", async () => {
  const counting = countReads(createMemoryStore());
  const domains = [{ name: "boats", operations: [renameBoat], collections: [boats] }];
  const app = await createTestApp({ store: counting.store, domains });
  const actor = await (await app.user("Ann")).actor();
  await app.store.transaction("write", (tx) => tx.write([insert(boats, { id: "b1", name: "Ada" })]));
  for (const number of [1, 2]) {
    counting.queries = 0;
    const input = { id: "b1", name: `Ada ${number}`, number };
    await app.rollcall.call("run", { name: "boats.rename", input, actor, idempotencyKey: `key-${number}` });
    assert.equal(counting.queries, 3);
  }
  const [marks] = await app.store.transaction("read", (tx) => tx.read([marksOf(["b1", "b2"])]));
  assert.deepEqual(marks, [{ topic: "b1", since: app.clock.now() }]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { collection, text } from "../store/collection.ts";
import { get, list, type Read } from "../store/query.ts";
import type { Reader } from "../store/store.ts";
import { unsealedTopics } from "../journal/unsealed-topics.ts";
import { OwnReads } from "./own-reads.ts";

const fields = { id: text(), name: text() };
const boatById = get(collection("boats", { fields, key: ["id"], topic: "id" }));
const boats = list(collection("boats", { fields, key: ["id"], topic: "id" }), "key", 0);
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
  await reader.read([boatById("b1"), oarById("o1"), boatById("b2"), boats({ equal: [], limit: 2 })]);
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

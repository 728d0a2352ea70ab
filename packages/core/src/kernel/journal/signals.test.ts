import assert from "node:assert/strict";
import test from "node:test";
import { insert, remove, update } from "../store/change.ts";
import { collection, nullable, text } from "../store/collection.ts";
import { ownTopicOf, signalChanges, signalledBy, signals, toSignalMessage } from "./signals.ts";

const shape = { fields: { id: text(), owner: nullable(text()), note: text() }, key: ["id", "owner"] } as const;
const notes = collection("notes", {
  ...shape,
  signals: { subject: "owner", when: ({ note }) => note !== undefined && note !== "silent" },
});
const plain = collection("plain_notes", shape);

test("signals each subject of inserted and changed rows once, as the collection declares [P42]", () => {
  const changes = [
    insert(notes, { id: "1", owner: "ann", note: "a" }),
    insert(notes, { id: "2", owner: "bea", note: "silent" }),
    insert(notes, { id: "3", owner: null, note: "a" }),
    update(notes, ["4", "cas"], { note: "b" }),
    update(notes, ["5", "ann"], { note: "b" }),
    update(notes, ["6", "dan"], { note: "silent" }),
    remove(notes, ["7", "eve"]),
    insert(plain, { id: "8", owner: "fay", note: "a" }),
  ];
  assert.deepEqual(signalledBy(changes), ["own:ann", "own:cas"]);
  assert.deepEqual(signalledBy([]), []);
  assert.equal(ownTopicOf("ann"), "own:ann");
});

test("counts the signals of a topic, and refuses to increment an outdated number", () => {
  const found = [{ topic: "own:ann", number: 4, at: 1 }];
  assert.deepEqual(signalChanges(["own:ann", "own:cas"], found, 9), [
    update(signals, ["own:ann"], { number: 5, at: 9 }, { number: 4 }),
    insert(signals, { topic: "own:cas", number: 1, at: 9 }),
  ]);
});

test("sends only the topic, number and time of a signal [P42]", () => {
  assert.deepEqual(toSignalMessage({ topic: "own:ann", number: 5, at: Date.parse("2026-11-29T08:00Z") }), {
    ...{ kind: "change", topic: "own:ann", number: 5, at: "2026-11-29T08:00:00.000Z" },
    ...{ operation: "", actorId: "", events: [], decisionsChanged: false },
  });
});

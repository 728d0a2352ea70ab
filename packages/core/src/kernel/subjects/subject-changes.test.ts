import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { operation } from "../../identity/operation.ts";
import { createTestApp } from "../../testing/test-app.fixture.ts";
import { type Insert, insert, update } from "../store/change.ts";
import { type AnyCollection, boolean, collection, integer, text } from "../store/collection.ts";
import { event } from "../operations/event.ts";
import { pendingSubjectChanges } from "./pending-subject-changes.ts";
import { personalValuesOfTopic } from "./personal-values.ts";
import { list } from "../store/query.ts";
import { grant } from "../operations/rule.ts";

const fields = { id: text(), owner: text(), note: text() };
const indexes = { owner: ["owner"] } as const;
const key = ["id"] as const;

/** Removed with its owner; in a merge, it becomes the other owner's. */
const beds = collection("beds", {
  ...{ fields, key, indexes },
  personal: [{ subject: "owner", erase: "remove", merge: "move", export: "none" }],
});
/** The same with the owner in the key. */
const paths = collection("paths", {
  ...{ fields, key: ["owner", "id"] },
  personal: [{ subject: "owner", erase: "remove", merge: "move", export: "none" }],
});
/** Remains without its note, whether its owner is erased or merged. */
const trees = collection("trees", {
  ...{ fields, key, indexes },
  personal: [{ subject: "owner", erase: { set: { note: "" } }, merge: "erase", export: "none" }],
});
/** Remains as it is, with only an id. */
const fences = collection("fences", {
  ...{ fields, key, indexes },
  personal: [{ subject: "owner", erase: "keep", merge: "keep", export: "none" }],
});
/** Takes the note of the tree that it names. */
const labels = collection("labels", {
  ...{ fields, key, indexes },
  personal: [
    {
      subject: "owner",
      erase: { setIn: { collection: trees, key: ["note"], values: { note: "unlabelled" } } },
      merge: "remove",
      export: "none",
    },
  ],
});
/** Removed only while it is open. */
const gates = collection("gates", {
  fields: { ...fields, open: boolean() },
  ...{ key, indexes: { open: ["owner", "open"] } },
  personal: [{ subject: "owner", where: { open: true }, erase: "remove", merge: "keep", export: "none" }],
});
const tallies = collection("tallies", { fields: { id: text(), count: integer() }, key });
/** Notes its former owner in a merge. Only counted where a tally exists when erased, and where none does in a merge. */
const crates = collection("crates", {
  ...{ fields, key, indexes },
  personal: [
    {
      subject: "owner",
      erase: () => ({ collection: tallies, key: ["crates"], set: (row) => ({ count: Number(row["count"]) - 1 }) }),
      merge: (row, other, { from, into }) => ({
        row: { ...row, owner: into, note: `${row.note} of ${from}, ${other === undefined ? "free" : "taken"}` },
        related: [{ collection: tallies, key: ["crates"], otherwise: { id: "crates", count: 1 } }],
      }),
      export: "none",
    },
  ],
});
/** One per owner: added up in a merge, and counted when erased. */
const harvests = collection("harvests", {
  fields: { owner: text(), count: integer() },
  key: ["owner"],
  personal: [
    {
      subject: "owner",
      erase: ({ count }) => ({
        ...{ collection: tallies, key: ["lost"], otherwise: { id: "lost", count } },
        set: (row) => ({ count: Number(row["count"]) + count }),
      }),
      merge: (from, into, context) => ({
        row: { owner: context.into, count: from.count + (into?.count ?? 0) },
        personal: [{ field: `harvest-${context.number}`, before: String(into?.count), after: String(from.count) }],
        related: [{ collection: tallies, key: ["merged"], otherwise: { id: "merged", count: from.count } }],
      }),
      export: "none",
    },
  ],
});
const collections: readonly AnyCollection[] = [
  ...[beds, paths, trees, fences, labels, gates],
  ...[tallies, crates, harvests],
];

const gardenJoined = event("garden-joined", "Two owners became one.", {});

const leaveGarden = operation({
  name: "gardens.leave",
  summary: "Erases an owner, or makes them another one.",
  input: z.strictObject({ owner: z.string(), into: z.string().optional(), own: z.boolean().default(false) }),
  output: z.strictObject({}),
  events: [gardenJoined],
  load: [() => ({})],
  context: () => ({}),
  rules: [grant<object>("everyone leaves", () => true)],
  apply: (_found, { owner, into = "", own }) => ({
    output: {},
    changes: own ? [update(beds, ["1"], { note: "own" }), insert(paths, { owner: into, id: "1", note: "own" })] : [],
    journalEntries: [
      { topic: `${owner}-left`, number: 5, events: [gardenJoined({})] },
      { topic: into === "" ? owner : into, number: into === "" ? 8 : 7, events: [gardenJoined({})] },
    ],
    subjects: [into === "" ? { erase: owner } : { merge: owner, into }],
  }),
});

/** Runs the operation on a garden with these rows, and returns the rows after it. */
async function garden(rows: readonly Insert[]) {
  const app = await createTestApp({ domains: [{ name: "gardens", operations: [leaveGarden], collections }] });
  await app.store.transaction("write", (tx) => tx.write(rows));
  const actor = await (await app.user("Ann")).actor();
  const leave = async (input: { owner: string; into?: string; own?: boolean }) =>
    app.rollcall.call("run", { name: "gardens.leave", input, actor });
  const rowsOf = async (one: AnyCollection) =>
    app.store.transaction("read", async (tx) => (await tx.read([list(one, "key", 0)({ equal: [], limit: 9 })]))[0]);
  /** The number of rows of each owner. */
  const ownersOf = async (one: AnyCollection) => {
    const query = list(one, "key", 0)({ equal: [], limit: 9999 });
    const [rows] = await app.store.transaction("read", async (tx) => tx.read([query]));
    const counts: Record<string, number> = {};
    for (const { owner } of rows) counts[String(owner)] = (counts[String(owner)] ?? 0) + 1;
    return counts;
  };
  const personalOf = async (topic: string) =>
    app.store.transaction("read", async (tx) =>
      (await tx.read([personalValuesOfTopic({ equal: [topic], limit: 9 })]))[0].map(
        ({ personId, field, value, number }) => ({ personId, field, value, number }),
      ),
    );
  return { app, leave, rowsOf, ownersOf, personalOf };
}

const all: readonly Insert[] = [
  ...[beds, trees, fences, paths].flatMap((one) => [
    insert(one, { id: "1", owner: "pia", note: "a" }),
    insert(one, { id: "2", owner: "quin", note: "b" }),
  ]),
  insert(paths, { id: "2", owner: "pia", note: "c" }),
  insert(labels, { id: "1", owner: "pia", note: "2" }),
  insert(labels, { id: "2", owner: "pia", note: "1" }),
  insert(gates, { id: "1", owner: "pia", note: "a", open: true }),
  insert(gates, { id: "2", owner: "pia", note: "b", open: false }),
  insert(gates, { id: "3", owner: "quin", note: "c", open: true }),
  insert(crates, { id: "1", owner: "pia", note: "a" }),
  insert(crates, { id: "2", owner: "pia", note: "b" }),
  insert(harvests, { owner: "pia", count: 3 }),
  insert(harvests, { owner: "quin", count: 4 }),
];

test("erases a subject's rows as their collections declare, and no others [P25, X8]", async () => {
  const { leave, rowsOf, ownersOf } = await garden(all);
  await leave({ owner: "pia" });
  assert.deepEqual(await rowsOf(beds), [{ id: "2", owner: "quin", note: "b" }]);
  assert.deepEqual(await rowsOf(paths), [{ id: "2", owner: "quin", note: "b" }]);
  // A row changes once: the declaration of trees comes first.
  assert.deepEqual(await rowsOf(trees), [
    { id: "1", owner: "pia", note: "" },
    { id: "2", owner: "quin", note: "unlabelled" },
  ]);
  assert.deepEqual(await ownersOf(fences), { pia: 1, quin: 1 });
  assert.equal((await rowsOf(labels)).length, 2);
  assert.deepEqual(await rowsOf(gates), [
    { id: "2", owner: "pia", note: "b", open: false },
    { id: "3", owner: "quin", note: "c", open: true },
  ]);
  assert.deepEqual(await rowsOf(crates), []);
  assert.deepEqual(await rowsOf(harvests), [{ owner: "quin", count: 4 }]);
  assert.deepEqual(await rowsOf(tallies), [{ id: "lost", count: 3 }]);
  await leave({ owner: "quin" });
  assert.deepEqual(await rowsOf(tallies), [{ id: "lost", count: 7 }]);
  assert.deepEqual(await rowsOf(pendingSubjectChanges), []);
});

test("merges a subject's rows into another's as their collections declare, and records the values that move [P02, X8]", async () => {
  const { leave, rowsOf, ownersOf, personalOf } = await garden(all);
  await leave({ owner: "pia", into: "quin" });
  assert.deepEqual(await rowsOf(beds), [
    { id: "1", owner: "quin", note: "a" },
    { id: "2", owner: "quin", note: "b" },
  ]);
  assert.deepEqual(await rowsOf(paths), [
    { id: "1", owner: "quin", note: "a" },
    { id: "2", owner: "quin", note: "c" },
  ]);
  assert.deepEqual(await rowsOf(trees), [
    { id: "1", owner: "pia", note: "" },
    { id: "2", owner: "quin", note: "b" },
  ]);
  assert.deepEqual(await ownersOf(fences), { pia: 1, quin: 1 });
  assert.deepEqual(await rowsOf(labels), []);
  assert.deepEqual(await ownersOf(gates), { pia: 2, quin: 1 });
  assert.deepEqual(await rowsOf(harvests), [{ owner: "quin", count: 7 }]);
  assert.deepEqual(await rowsOf(tallies), [
    { id: "crates", count: 1 },
    { id: "merged", count: 3 },
  ]);
  assert.deepEqual(await rowsOf(crates), [
    { id: "1", owner: "quin", note: "a of pia, free" },
    { id: "2", owner: "quin", note: "b of pia, free" },
  ]);
  assert.deepEqual(await personalOf("pia-left"), []);
  assert.deepEqual(await personalOf("quin"), [
    { personId: "quin", field: "harvest-7", value: { before: "4", after: "3" }, number: 7 },
  ]);
  const counted = await rowsOf(tallies);
  await leave({ owner: "quin", into: "rob" });
  assert.deepEqual(await rowsOf(tallies), counted);
  await leave({ owner: "rob" });
  assert.deepEqual((await rowsOf(tallies))[0], { id: "crates", count: 0 });
});

test("merges into a subject without rows, and leaves alone a row that the command itself changes [X8]", async () => {
  const { leave, rowsOf } = await garden(all);
  await leave({ owner: "pia", into: "rob", own: true });
  assert.deepEqual((await rowsOf(beds))[0], { id: "1", owner: "pia", note: "own" });
  assert.deepEqual(await rowsOf(paths), [
    { id: "2", owner: "quin", note: "b" },
    { id: "1", owner: "rob", note: "own" },
    { id: "2", owner: "rob", note: "c" },
  ]);
  assert.deepEqual(await rowsOf(harvests), [
    { owner: "quin", count: 4 },
    { owner: "rob", count: 3 },
  ]);
});

const manyBeds = Array.from({ length: 501 }, (_, index) =>
  insert(beds, { id: String(1000 + index), owner: "pia", note: "a" }),
);

test("changes 500 rows of each collection at once, and the rest in the sweep [X8]", async () => {
  const { app, leave, rowsOf, ownersOf } = await garden(manyBeds);
  await leave({ owner: "pia" });
  assert.deepEqual(await ownersOf(beds), { pia: 1 });
  assert.deepEqual(await rowsOf(pendingSubjectChanges), [
    { subject: "pia", collection: "beds", place: 0, into: null, after: ["1499"], since: app.clock.now() },
  ]);
  await app.rollcall.sweep();
  assert.deepEqual(await ownersOf(beds), {});
});

test("continues an unfinished merge with the subject that the target has been merged into [P02, X8]", async () => {
  const { app, leave, ownersOf } = await garden(manyBeds);
  await leave({ owner: "pia", into: "quin" });
  assert.deepEqual(await ownersOf(beds), { pia: 1, quin: 500 });
  await leave({ owner: "quin", into: "rob" });
  await leave({ owner: "una", into: "vic" });
  await app.rollcall.sweep();
  assert.deepEqual(await ownersOf(beds), { rob: 501 });
});

test("erases the rows that an unfinished merge would still move to an erased subject [P25, X8]", async () => {
  const { app, leave, ownersOf } = await garden(manyBeds);
  await leave({ owner: "pia", into: "quin" });
  await leave({ owner: "quin" });
  await app.rollcall.sweep();
  assert.deepEqual(await ownersOf(beds), {});
});

test("forgets pending changes to a collection that is no longer composed [X8]", async () => {
  const pending = { subject: "pia", collection: "sheds", place: 0, into: null, after: null, since: 0 };
  const { app, rowsOf } = await garden([insert(pendingSubjectChanges, pending)]);
  await app.rollcall.sweep();
  assert.deepEqual(await rowsOf(pendingSubjectChanges), []);
});

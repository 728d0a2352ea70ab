import { createMemoryStore } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { z } from "zod";
import { codeOf, createTestApp } from "../../testing/test-app.fixture.ts";
import { StaleWrite, type Store, StoreUnavailable, type Transaction, UniqueViolation } from "./store.ts";
import { insert } from "./change.ts";
import { collection, text } from "./collection.ts";
import { operation } from "../../identity/operation.ts";
import { list } from "./query.ts";
import { grant } from "../operations/rule.ts";

const notes = collection("notes", { fields: { id: text() }, key: ["id"] });
const allNotes = list(notes, "key", 0);
const allowAnonymous = grant<object>("anyone", () => true);

const writeNote = operation({
  name: "notes.write",
  summary: "Writes a note.",
  input: z.strictObject({}),
  output: z.strictObject({ id: z.string() }),
  load: [() => ({ notes: allNotes({ equal: [], limit: 9 }) })],
  context: () => ({}),
  rules: [allowAnonymous],
  apply: ({ known }) => {
    const id = `note-${known.notes.length}`;
    return { output: { id }, changes: [insert(notes, { id })] };
  },
});

/** A store whose first `count` writes lose against a concurrent write of a note. */
async function contested(count: number, failure: () => Error) {
  const store = createMemoryStore();
  let attempts = 0;
  let left = 0;
  const lose = (tx: Transaction): Transaction => ({
    read: (reads) => tx.read(reads),
    write(changes) {
      if (!changes.some((change) => change.collection.name === "notes")) return tx.write(changes);
      attempts += 1;
      if (left-- > 0) throw failure();
      return tx.write(changes);
    },
  });
  const port: Store = {
    open: (collections) => store.open(collections),
    transaction: (mode, work) => store.transaction(mode, (tx) => work(mode === "write" ? lose(tx) : tx)),
    watch: (listener) => store.watch(listener),
    close: () => store.close(),
  };
  const app = await createTestApp({
    store: port,
    domains: [{ name: "notes", operations: [writeNote], collections: [notes] }],
  });
  const { actor } = await app.user("Ann");
  left = count;
  const write = async () => app.rollcall.call("run", { name: "notes.write", input: {}, actor: await actor() });
  return { write, attempts: () => attempts };
}

const lost: readonly (readonly [string, () => Error])[] = [
  ["a row that has changed since it was read", () => new StaleWrite("notes")],
  ["a key that is already taken", () => new UniqueViolation("notes", "key")],
];

for (const [title, failure] of lost) {
  test(`reruns a command from its load rounds on ${title} [F6]`, async () => {
    for (const times of [0, 1, 5]) {
      const { write, attempts } = await contested(times, failure);
      assert.deepEqual(await write(), { id: "note-0" });
      assert.equal(attempts(), times + 1);
    }
  });

  test(`raises request.stale-version after five more attempts on ${title} [F6]`, async () => {
    const { write, attempts } = await contested(1000, failure);
    assert.equal(await codeOf(write()), "request.stale-version");
    assert.equal(attempts(), 6);
  });
}

test("does not retry if the store is unavailable [F4]", async () => {
  const { write, attempts } = await contested(1000, () => new StoreUnavailable("locked"));
  assert.equal(await codeOf(write()), "store.unavailable");
  assert.equal(attempts(), 1);
});

test("raises internal for an unexpected failure, without retrying or disclosing its cause", async () => {
  const cause = new Error("secret of the store");
  const { write, attempts } = await contested(1000, () => cause);
  await assert.rejects(write(), (error: Error & { code: string }) => {
    assert.equal(error.code, "internal");
    assert.equal(error.cause, cause);
    assert.deepEqual(JSON.parse(JSON.stringify(error)), { error: { code: "internal" } });
    return true;
  });
  assert.equal(attempts(), 1);
});

import { deepEqual, equal, ok, rejects, throws } from "node:assert/strict";
import test from "node:test";
import { chain, collection, get, insert, isPromise, list, text, update, type Store } from "@rollcall/core";
import { createMemoryState, createMemoryStore } from "./index.ts";

const notes = collection("notes", { fields: { id: text(), words: text() }, key: ["id"] });
const noteById = get(notes);
const notesByKey = list(notes, "key", 0);

const opened = (state = createMemoryState()): Store => {
  const store = createMemoryStore({ state });
  void store.open([notes]);
  return store;
};
const wordsOf = (store: Store): unknown =>
  store.transaction("read", (transaction) => chain(transaction.read([noteById("n1")]), ([note]) => note?.words));

test("answers synchronous work at once, without a promise", () => {
  const store = opened();
  const written = store.transaction("write", (transaction) => {
    void transaction.write([insert(notes, { id: "n1", words: "one" })]);
    return "done";
  });
  equal(written, "done");
  equal(wordsOf(store), "one");
});

test("throws errors of synchronous work at once, and continues", () => {
  const store = opened();
  const refused = new Error("no");
  throws(
    () =>
      store.transaction("write", (transaction) => {
        void transaction.write([insert(notes, { id: "n1", words: "one" })]);
        throw refused;
      }),
    refused,
  );
  equal(wordsOf(store), undefined);
});

test("queues other work during asynchronous work, in order, and then answers at once again", async () => {
  const state = createMemoryState();
  const [store, other] = [opened(state), opened(state)];
  let finish = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = store.transaction("write", async (transaction) => {
    await transaction.write([insert(notes, { id: "n1", words: "slow" })]);
    await gate;
  });
  const seen = [wordsOf(other), wordsOf(store)];
  const second = other.transaction("write", (transaction) =>
    transaction.write([update(notes, ["n1"], { words: "second" })]),
  );
  const last = wordsOf(store);
  ok([...seen, second, last].every((answer) => isPromise(answer)));
  finish();
  await slow;
  deepEqual(await Promise.all(seen), ["slow", "slow"]);
  equal(await last, "second");
  equal(wordsOf(other), "second");
});

test("serves ten thousand queued transactions without growing the stack", async () => {
  const store = opened();
  const slow = store.transaction("write", async (transaction) => {
    await transaction.write([insert(notes, { id: "n1", words: "" })]);
  });
  const waiting = Array.from({ length: 10_000 }, (_, i) =>
    store.transaction("write", (transaction) => transaction.write([insert(notes, { id: `w${i}`, words: "" })])),
  );
  await Promise.all([slow, ...waiting]);
  const all = await store.transaction("read", (transaction) =>
    transaction.read([notesByKey({ equal: [], limit: 20_000 })]),
  );
  equal(all[0].length, 10_001);
});

test("keeps states separate, and keeps a state after its stores are closed", async () => {
  const state = createMemoryState();
  const store = opened(state);
  void store.transaction("write", (transaction) => transaction.write([insert(notes, { id: "n1", words: "kept" })]));
  await store.close();
  equal(wordsOf(opened(state)), "kept");
  equal(wordsOf(opened()), undefined);
});

test("reports an invalid declaration or row as a programming error", async () => {
  const store = opened();
  const other = collection("others", { fields: { id: text() }, key: ["id"] });
  const write = async (row: object): Promise<unknown> =>
    store.transaction("write", (transaction) => transaction.write([insert(notes, row as never)]));
  await rejects(write({ id: "n1" }), TypeError);
  await rejects(write({ id: "n1", words: 7 }), TypeError);
  await rejects(write({ id: "n1", words: "", more: "" }), TypeError);
  await rejects(
    async () => store.transaction("write", (transaction) => transaction.write([insert(other, { id: "o1" })])),
    TypeError,
  );
  await rejects(
    async () => store.transaction("write", (transaction) => transaction.write([update(notes, ["n1"], { id: "n2" })])),
    TypeError,
  );
});

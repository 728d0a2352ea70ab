import { insert, type Store, update } from "@rollcall/core";
import { createMemoryState, createMemoryStore } from "@rollcall/storage-memory";
import { assert } from "chai";
import test from "node:test";
import { people, person, personById, samples } from "../conformance/samples.ts";
import { storeConformance } from "../conformance/store-conformance.ts";
import { answer, refuses } from "../conformance/store-pair.ts";
import { faultAt, faultyStore, type PortCall } from "../index.ts";

storeConformance({
  name: "a faulty store without a plan",
  runs: 30,
  test: (title, body) => void test(title, body),
  open: () => {
    const state = createMemoryState();
    const stores = [faultyStore(createMemoryStore({ state })), faultyStore(createMemoryStore({ state }))] as const;
    return {
      stores,
      dispose: async () => {
        for (const store of stores) await store.close();
      },
    };
  },
});

const open = async () => {
  const sound = createMemoryStore();
  await sound.open(samples);
  return { sound, store: faultyStore(sound) };
};

/** Begin, read, write and commit: four port calls. */
const rename = async (store: Store, name: string): Promise<void> =>
  store.transaction("write", async (tx) => {
    const [there] = await tx.read([personById("p1")]);
    await tx.write([there === undefined ? insert(people, person("p1", { name })) : update(people, ["p1"], { name })]);
  });

const nameOf = async (store: Store): Promise<string | undefined> => (await answer(store, personById("p1")))?.name;

test("a faulty store consults its plan for each port call", async () => {
  const { store } = await open();
  const asked: PortCall[] = [];
  store.follow((call) => void asked.push(call));
  await rename(store, "One");
  assert.deepEqual(
    asked.map(({ number, kind }) => `${number} ${kind}`),
    ["1 begin", "2 read", "3 write", "4 commit"],
  );
  assert.equal(store.calls, 4);
});

test("keeps nothing of a transaction that fails before any of its calls [F5]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3, 4]) {
    store.follow(faultAt(at, "before"));
    await refuses("StoreUnavailable", () => rename(store, "One"));
    assert.isUndefined(await nameOf(sound), `call ${at}`);
  }
});

test("keeps a commit whose response is lost, and no other call [F5]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3]) {
    store.follow(faultAt(at, "after"));
    await refuses("StoreUnavailable", () => rename(store, "One"));
    assert.isUndefined(await nameOf(sound), `call ${at}`);
  }
  store.follow(faultAt(4, "after"));
  await refuses("StoreUnavailable", () => rename(store, "One"));
  assert.equal(await nameOf(sound), "One");
});

test("keeps nothing of a transaction with a failed call, even if its work ignores the error [F5]", async () => {
  const { sound, store } = await open();
  store.follow(faultAt(3, "after"));
  await refuses("StoreUnavailable", () =>
    store.transaction("write", async (tx) => {
      await tx.read([personById("p1")]);
      await Promise.resolve(tx.write([insert(people, person("p1"))])).catch(() => undefined);
    }),
  );
  assert.isUndefined(await nameOf(sound));
});

test("reports a conflict and leaves nothing behind [F6]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3, 4]) {
    store.follow(faultAt(at, "conflict"));
    await refuses("StaleWrite", () => rename(store, "One"));
    assert.isUndefined(await nameOf(sound), `call ${at}`);
  }
});

test("continues a hanging call only when it is released [F5]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3, 4]) {
    const name = `Name ${at}`;
    const before = await nameOf(sound);
    store.follow(faultAt(at, "hang"));
    let done = false;
    const renamed = rename(store, name).then(() => (done = true));
    await store.whenHanging();
    assert.isFalse(done, `call ${at}`);
    // Inside a transaction, the store is blocked until then.
    if (at === 1) assert.equal(await nameOf(sound), before);
    store.release();
    await renamed;
    assert.equal(await nameOf(sound), name);
  }
});

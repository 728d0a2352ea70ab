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

/** Begins, reads, writes and commits: four port calls. */
const rename = async (store: Store, name: string): Promise<void> =>
  store.transaction("write", async (tx) => {
    const [there] = await tx.read([personById("p1")]);
    await tx.write([there === undefined ? insert(people, person("p1", { name })) : update(people, ["p1"], { name })]);
  });

const nameOf = async (store: Store): Promise<string | undefined> => (await answer(store, personById("p1")))?.name;

test("a faulty store asks its plan about each port call in turn", async () => {
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

test("of a transaction that fails before any of its calls nothing is kept [F5]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3, 4]) {
    store.follow(faultAt(at, "before"));
    await refuses("StoreUnavailable", () => rename(store, "One"));
    assert.isUndefined(await nameOf(sound), `call ${at}`);
  }
});

test("a commit whose answer is lost is kept, and no other call is [F5]", async () => {
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

test("a transaction in which a call failed keeps nothing, whatever its work makes of it [F5]", async () => {
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

test("a conflict is told as such, and leaves nothing behind [F6]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3, 4]) {
    store.follow(faultAt(at, "conflict"));
    await refuses("StaleWrite", () => rename(store, "One"));
    assert.isUndefined(await nameOf(sound), `call ${at}`);
  }
});

test("a call that hangs goes on when it is released, and not before [F5]", async () => {
  const { sound, store } = await open();
  for (const at of [1, 2, 3, 4]) {
    const name = `Name ${at}`;
    const before = await nameOf(sound);
    store.follow(faultAt(at, "hang"));
    let done = false;
    const renamed = rename(store, name).then(() => (done = true));
    await store.whenHanging();
    assert.isFalse(done, `call ${at}`);
    // Inside a transaction the store itself is held until then.
    if (at === 1) assert.equal(await nameOf(sound), before);
    store.release();
    await renamed;
    assert.equal(await nameOf(sound), name);
  }
});

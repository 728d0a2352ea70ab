import { insert, type Store } from "@rollcall/core";
import { assert } from "chai";
import { openDB } from "idb";
import { createIndexedDbStore, deleteIndexedDbStore } from "./index.ts";
import { add, errorOf, idsOf, notebook, notes, replaceMethod } from "./notes.fixture.ts";

describe("what a browser or another tab refuses", () => {
  let book = notebook();
  beforeEach(() => (book = notebook()));
  afterEach(() => book.dispose());

  it("fails a write that no longer fits on the disk, keeps nothing of it, and continues", async () => {
    const [store, other] = [await book.open(), await book.open()];
    await add(store, "1");
    const restore = replaceMethod(
      IDBObjectStore.prototype,
      "add",
      (original) =>
        function (this: IDBObjectStore, record: { readonly changes: string }) {
          if (record.changes.length > 1_000_000) throw new DOMException("", "QuotaExceededError");
          return original.call(this, record);
        },
    );
    const [small, large] = [add(store, "2"), errorOf(() => add(store, "3", "x".repeat(4_000_000)))];
    const error = await large;
    restore();
    assert.equal(error?.name, "StoreUnavailable", error?.stack);
    assert.match(error?.message ?? "", /storage is full/);
    await small;
    for (const tab of [store, other]) assert.deepEqual(await idsOf(tab), ["1", "2"]);
    await add(store, "3");
    assert.deepEqual(await idsOf(other), ["1", "2", "3"]);
  });

  it("closes for a newer version or a deletion, and reports which", async () => {
    const lost: string[] = [];
    const store = await book.open({ lost: ({ message }) => lost.push(message) });
    const newer = await openDB(book.name, 2);
    newer.close();
    assert.deepEqual(lost, ["another tab deleted the database, or uses a newer version: reload the page"]);
    assert.equal((await errorOf(() => add(store, "1")))?.name, "StoreUnavailable");
    const refused = await errorOf(() => book.open());
    assert.equal(refused?.name, "StoreIncompatible", refused?.stack);
  });

  it("starts empty after it has been deleted", async () => {
    const store = await book.open();
    await add(store, "1");
    await deleteIndexedDbStore(book.name);
    assert.equal((await errorOf(() => idsOf(store)))?.name, "StoreUnavailable");
    assert.deepEqual(await idsOf(await book.open()), []);
  });

  it("names a tab with an older version that keeps the database open, and opens when that tab has closed", async () => {
    await book.open();
    const older = await openDB(book.name);
    const restore = replaceMethod(
      IDBFactory.prototype,
      "open",
      (open) =>
        function (this: IDBFactory, name) {
          return open.call(this, name, 2);
        },
    );
    const error = await errorOf(() => book.open({ openTimeout: 100 }));
    restore();
    assert.equal(error?.name, "StoreUnavailable", error?.stack);
    assert.match(error?.message ?? "", /another tab uses the database with an older version/);
    older.close();
  });

  it("doesn't wait forever for a database that another tab is deleting", async () => {
    const older = await openDB(book.name);
    const deletion = deleteIndexedDbStore(book.name);
    const error = await errorOf(() => book.open({ openTimeout: 100 }));
    assert.equal(error?.message, "the browser can't open the database");
    older.close();
    await deletion;
    await book.open();
  });

  it("refuses to open without IndexedDB, or if the browser forbids it", async () => {
    const restore = replaceMethod(IDBFactory.prototype, "open", () => () => {
      throw new DOMException("denied", "SecurityError");
    });
    const forbidden = await errorOf(() => book.open());
    restore();
    assert.equal(forbidden?.name, "StoreUnavailable");
    assert.equal(forbidden?.message, "the browser doesn't allow this page to store data");

    const property = Object.getOwnPropertyDescriptor(globalThis, "indexedDB") ?? {};
    Reflect.deleteProperty(globalThis, "indexedDB");
    const missing = await errorOf(() => book.open());
    Object.defineProperty(globalThis, "indexedDB", property);
    assert.equal(missing?.message, "this browser has no IndexedDB");
    await book.open();
  });

  it("refuses a transaction that awaits something else, and commits concurrent ones", async () => {
    const store = await book.open();
    const waits = (): unknown =>
      store.transaction("write", async (transaction) => {
        await transaction.write([insert(notes, { id: "slow", words: "" })]);
        await fetch(location.href);
      });
    const [error] = await Promise.all([errorOf(waits), add(store, "1"), add(store, "2")]);
    assert.equal(error?.message, "a transaction awaited something other than the store");
    assert.deepEqual(await idsOf(store), ["1", "2"]);
  });

  it("refuses a transaction with the same message no matter when the browser ends it", async () => {
    const store = await book.open();
    const messages = new Set<string | undefined>();
    for (let turns = 1; turns <= 40; turns++) {
      const error = await errorOf(() =>
        store.transaction("write", async (transaction) => {
          await transaction.write([insert(notes, { id: `${turns}`, words: "" })]);
          for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setTimeout(resolve));
        }),
      );
      messages.add(error?.message);
    }
    messages.delete(undefined);
    assert.deepEqual([...messages], ["a transaction awaited something other than the store"]);
  });

  it("refuses another program's database, and one that lacks a commit", async () => {
    const other = await openDB(book.name, 1);
    other.close();
    const foreign = await errorOf(() => book.open());
    assert.equal(foreign?.name, "StoreIncompatible", foreign?.stack);
    await book.dispose();
    const store = await book.open();
    for (const id of ["1", "2"]) await add(store, id);
    const log = await openDB(book.name);
    await log.delete("log", 2);
    log.close();
    const incomplete = await errorOf(() => book.open());
    assert.equal(incomplete?.name, "StoreIncompatible", incomplete?.stack);
  });

  it("refuses work before it is opened", async () => {
    const store: Store = createIndexedDbStore({ name: book.name });
    assert.instanceOf(await errorOf(() => idsOf(store)), TypeError);
    await store.close();
  });
});

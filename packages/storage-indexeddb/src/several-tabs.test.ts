import { assert } from "chai";
import { add, idsOf, longWords, notebook, replaceMethod } from "./notes.fixture.ts";

describe("several tabs", () => {
  let book = notebook();
  beforeEach(() => (book = notebook()));
  afterEach(() => book.dispose());

  it("keeps everything when all tabs are closed and the page is loaded again", async () => {
    const store = await book.open();
    for (const id of ["1", "2", "3"]) await add(store, id, "ä \u{1F600}");
    await store.close();
    assert.deepEqual(await idsOf(await book.open()), ["1", "2", "3"]);
  });

  it("announces a commit once, as soon as the tab reads, if its message was lost", async () => {
    const [store, other] = [await book.open(), await book.open()];
    let calls = 0;
    other.watch(() => calls++);
    const restore = replaceMethod(BroadcastChannel.prototype, "postMessage", () => () => undefined);
    await add(store, "1");
    restore();
    assert.deepEqual(await idsOf(other), ["1"]);
    assert.deepEqual(await idsOf(other), ["1"]);
    assert.equal(calls, 1);
  });

  it("replaces a long log with a snapshot that new tabs and tabs that missed it read", async () => {
    const [store, other] = [await book.open(), await book.open()];
    await add(store, "1", longWords);
    await idsOf(other);
    await add(store, "2", longWords);
    await idsOf(store);
    assert.deepEqual(await book.sizes(), { log: 1, chunks: 1 });
    await add(other, "3");
    for (const tab of [store, other, await book.open()]) assert.deepEqual(await idsOf(tab), ["1", "2", "3"]);
  });

  it("keeps log and snapshot if the browser stops while it writes the next snapshot", async () => {
    const store = await book.open();
    for (const id of ["1", "2"]) await add(store, id, longWords);
    await idsOf(store);
    const restore = replaceMethod(IDBObjectStore.prototype, "put", () => () => {
      throw new Error("the browser crashed");
    });
    for (const id of ["3", "4", "5"]) await add(store, id, longWords);
    await idsOf(store);
    restore();
    assert.deepEqual(await book.sizes(), { log: 4, chunks: 1 });
    for (const tab of [store, await book.open()]) assert.deepEqual(await idsOf(tab), ["1", "2", "3", "4", "5"]);
  });

  it("writes a snapshot of thousands of rows in several chunks", async () => {
    const store = await book.open();
    await Promise.all(
      Array.from({ length: 12_000 }, (_, i) => add(store, String(i), "about thirty characters of text")),
    );
    await add(store, "last");
    assert.deepEqual(await book.sizes(), { log: 2, chunks: 3 });
    assert.lengthOf(await idsOf(await book.open()), 12_001);
  });
});

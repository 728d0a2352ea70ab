import { StoreUnavailable } from "@rollcall/core";
import assert from "node:assert/strict";
import test from "node:test";
import { crew, ships } from "../crew.fixture.ts";
import { add, freshFile, namesIn } from "./fresh-file.fixture.ts";
import { slowDisk } from "./slow-disk.fixture.ts";

const isRefused = (error: unknown): boolean =>
  error instanceof StoreUnavailable && error.message.includes("failed to save");

test("refuses everything after a commit that the disk failed to save, as after a failed flush in another thread [F2, F3]", async (context) => {
  /** The codes of SQLite for a failed flush and a failed write. */
  const [flushCode, writeCode] = [1034, 778];
  const disk = slowDisk(context);
  disk.flushTime = 0;
  const file = freshFile(context);
  await file.launched();
  for (const [failing, code] of [
    [/^commit/, flushCode],
    [/^insert/, writeCode],
  ] as const) {
    const store = file.store();
    await store.open([ships, crew]);
    disk.errorOf = (sql) => (failing.test(sql) ? code : undefined);
    const all = ["p1", "p2"].map((id) => add(store, id));
    for (const one of all) await assert.rejects(one, isRefused);
    disk.errorOf = () => undefined;
    await assert.rejects(add(store, "p3"), isRefused);
    assert.throws(() => store.transaction("read", namesIn), isRefused);
    await store.close();
  }
  const again = file.store();
  await again.open([ships, crew]);
  assert.deepEqual(await again.transaction("read", namesIn), []);
});

/** The codes of SQLite for a full disk, and for errors that SQLite only calls I/O errors: no memory, and no folder for temporary files. */
const harmless = { "a full disk": 13, "missing memory": 3082, "a missing folder for temporary files": 6410 };

for (const [cause, code] of Object.entries(harmless)) {
  test(`continues after a commit that failed because of ${cause}`, async (context) => {
    const disk = slowDisk(context);
    disk.flushTime = 0;
    const store = await freshFile(context).launched();
    disk.errorOf = (sql) => (sql === "commit" ? code : undefined);
    await assert.rejects(add(store, "p1"), StoreUnavailable);
    disk.errorOf = () => undefined;
    await add(store, "p2");
    assert.deepEqual(await store.transaction("read", namesIn), ["p2"]);
  });
}

import { createMemoryFiles } from "@rollcall/storage-memory";
import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";

/** A world whose storage can't delete some files. */
async function openWorld() {
  let now = 0;
  const inner = createMemoryFiles(() => now);
  const tried: string[] = [];
  const refused = new Set<string>();
  const storage: typeof inner = {
    put: (...all) => inner.put(...all),
    get: (key) => inner.get(key),
    list: (page) => inner.list(page),
    async delete(key) {
      tried.push(key);
      if (refused.has(key)) throw new Error("access denied");
      await inner.delete(key);
    },
  };
  const { app, max } = await createTestWorld({ files: { storage } });
  const keys = async () => (await inner.list({ limit: 100 })).map(({ key }) => key);
  /** Uploads files and removes them, and returns their keys. */
  const remove = async (count: number): Promise<readonly string[]> => {
    const before = new Set(await keys());
    for (let index = 0; index < count; index++) {
      const { id } = await max.client.files.upload(new Blob(["%PDF-1.7\n"]), "Proof.pdf");
      await max.client.portal.removeDocument({ documentId: id });
    }
    return (await keys()).filter((key) => !before.has(key));
  };
  const run = (job: "documents.delete" | "documents.sweep") =>
    app.rollcall.jobs.find(({ name }) => name === job)?.run() ?? assert.fail("no job");
  const advance = (milliseconds: number): void => {
    app.clock.advance(milliseconds);
    now = app.clock.now();
  };
  return { storage, tried, refused, keys, remove, run, advance };
}

test("files that the storage can't delete don't hold up others, and are tried again [F10]", async () => {
  const { refused, keys, remove, run, advance } = await openWorld();
  const [bad = ""] = await remove(3);
  refused.add(bad);
  assert.equal(await codeOf(run("documents.delete")), "internal");
  assert.deepEqual(await keys(), [bad]);
  refused.clear();
  advance(60_000);
  assert.equal(await run("documents.delete"), 1);
  assert.deepEqual(await keys(), []);
});

test("ends a run after a few files that can't be deleted, and begins the next one with others [F10]", async () => {
  const { tried, refused, remove, run, keys } = await openWorld();
  const removed = await remove(8);
  for (const key of removed) refused.add(key);
  assert.equal(await codeOf(run("documents.delete")), "internal");
  assert.equal(tried.length, 5);
  const first = new Set(tried);
  refused.clear();
  assert.equal(await run("documents.delete"), 3);
  assert.deepEqual(new Set(await keys()), first);
});

test("a file of an interrupted upload that can't be deleted doesn't hold up others [F10]", async () => {
  const { storage, refused, keys, run, advance } = await openWorld();
  const all = ["interrupted-00000001", "interrupted-00000002", "interrupted-00000003"];
  for (const key of all) await storage.put(key, new Blob(["part"]));
  refused.add("interrupted-00000001");
  advance(2 * 3_600_000);
  assert.equal(await codeOf(run("documents.sweep")), "internal");
  assert.deepEqual(await keys(), ["interrupted-00000001"]);
});

import { collections } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { checkFailures } from "./check-failures.ts";

test("says that another process has migrated the database while it was checked [F4, F12]", async (context) => {
  const folder = await mkdtemp(join(tmpdir(), "rollcall-doctor-"));
  context.after(() => rm(folder, { recursive: true }));
  const newer = collections.map((one) => (one.name === "people" ? { ...one, revision: one.revision + 1 } : one));
  const finding = {
    name: "database",
    status: "missing",
    message: "the database: another process has migrated it in the meantime",
    remedy: "run `rollcall doctor` of the version that migrated it",
  };
  for (const isOpened of [false, true]) {
    const path = join(folder, `${isOpened}.db`);
    const store = createSqliteStore({ path });
    const migrate = async (): Promise<void> => {
      const other = createSqliteStore({ path });
      await other.open(newer);
      await other.close();
    };
    const open = store.open.bind(store);
    store.open = async (own) => {
      if (!isOpened) await migrate();
      await open(own);
      if (isOpened) await migrate();
    };
    const database = { label: "the database", collections, createStore: () => Promise.resolve(store) };
    assert.deepEqual(await checkFailures(database), [finding]);
  }
});

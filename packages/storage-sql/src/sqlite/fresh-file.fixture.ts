import { insert, isPromise, type Store, type Transaction } from "@rollcall/core";
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TestContext } from "node:test";
import { crew, crewByName, sailor, ships } from "../crew.fixture.ts";
import { createSqliteStore, type SqliteStoreOptions } from "../index.ts";

/** A new database file for one test with its stores, deleted after the test. */
export function freshFile(context: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-"));
  const path = join(folder, "store.db");
  const stores: Store[] = [];
  context.after(async () => {
    for (const store of stores) await store.close();
    rmSync(folder, { recursive: true });
  });
  const store = (options: Partial<SqliteStoreOptions> = {}): Store => {
    const made = createSqliteStore({ path, ...options });
    stores.push(made);
    return made;
  };
  /** A store with the ship `s1` and no crew. */
  const launched = async (options: Partial<SqliteStoreOptions> = {}): Promise<Store> => {
    const made = store(options);
    await made.open([ships, crew]);
    await made.transaction("write", (transaction) => transaction.write([insert(ships, { id: "s1", crew: 0 })]));
    return made;
  };
  return { path, store, launched };
}

/** Adds a sailor to the crew of the ship. */
export const add = (store: Store, id: string): Promise<void> =>
  Promise.resolve(store.transaction("write", (transaction) => transaction.write([sailor(id, `Hand ${id}`)])));

/** The ids of the crew of the ship, by name. */
export const namesIn = (transaction: Transaction): string[] => {
  const answers = transaction.read([crewByName({ equal: ["s1"], limit: 10_000 })]);
  assert.ok(!isPromise(answers));
  return answers[0].map(({ personId }) => personId);
};

/** What SQLite finds when it checks a file: `ok` if nothing. */
export function damageOf(path: string): unknown {
  const database = new DatabaseSync(path);
  const found = database.prepare("pragma integrity_check").get()?.["integrity_check"];
  database.close();
  return found;
}

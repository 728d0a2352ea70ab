import {
  boolean,
  collection,
  get,
  insert,
  integer,
  list,
  nullable,
  searchWords,
  type Store,
  text,
} from "@rollcall/core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { createSqliteStore, type SqliteStoreOptions } from "../index.ts";

/** Ships and their crew. */
export const ships = collection("ships", { fields: { id: text(), crew: integer() }, key: ["id"] });

export const crew = collection("crew", {
  fields: {
    shipId: text(),
    personId: text(),
    name: text(),
    nameKey: text(),
    email: nullable(text()),
    rank: text(),
    aboard: boolean(),
  },
  key: ["shipId", "personId"],
  unique: { address: ["shipId", "email"] },
  indexes: { byName: ["shipId", "nameKey"], byRank: ["shipId", "rank", "nameKey"], byEmail: ["shipId", "email"] },
  references: { shipId: "ships" },
  search: { fields: ["name", "email"], within: ["shipId"], order: ["nameKey", "personId"] },
});

export const shipById = get(ships);
export const sailorById = get(crew);
export const crewByName = list(crew, "byName", 1);
export const crewByRank = list(crew, "byRank", 2);
export const crewByEmail = list(crew, "byEmail", 1);

/** A new row of the crew of ship `s1`. */
export const sailor = (personId: string, name: string, email: string | null = null) =>
  insert(crew, {
    shipId: "s1",
    personId,
    name,
    nameKey: searchWords(name).join(" "),
    email,
    rank: "hand",
    aboard: true,
  });

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

import { join } from "node:path";
import type { Store } from "@rollcall/core";
import { createSqliteStore } from "@rollcall/storage-sql";
import { createPostgresStore } from "@rollcall/storage-sql/postgres";
import { type RawDatabase, rawPostgres, rawSqlite } from "./raw-database.ts";

/** A store, and the same database without the store. */
export interface BenchStore {
  readonly store: Store;
  readonly raw: RawDatabase;
}

/** The kinds of stores, by name. Each creates an empty database with the given name. */
export const benchStores = (folder: string, connectionString: string) => ({
  SQLite: (name: string): BenchStore => {
    const path = join(folder, `${name}.db`);
    return { store: createSqliteStore({ path }), raw: rawSqlite(path) };
  },
  PostgreSQL: (name: string): BenchStore => {
    const schema = `bench_${name}`;
    const store = createPostgresStore({ connectionString, schema, maxConnections: 16 });
    return { store, raw: rawPostgres(connectionString, schema) };
  },
});

import { type AnyCollection, collections } from "@rollcall/core";
import { CliError } from "../cli-error.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { PostgresDatabase } from "./postgres-database.ts";
import { SqliteDatabase } from "./sqlite-database.ts";

/** The collections of Rollcall and of the configured domains. */
export const collectionsOf = ({ config: { parts } }: LoadedConfig): readonly AnyCollection[] => [
  ...collections,
  ...(parts?.domains ?? []).flatMap((domain) => domain.collections ?? []),
];

/**
 * Returns the configured database.
 * @throws {CliError} no database is configured
 */
export function databaseOf(loaded: LoadedConfig): SqliteDatabase | PostgresDatabase {
  const { config, folder } = loaded;
  const { database } = config;
  if (database === undefined) {
    throw new CliError(
      2,
      '`database` is not set: set it to `{ sqlite: "rollcall.db" }` or `{ postgres: "postgresql://…" }`',
    );
  }
  const all = collectionsOf(loaded);
  return database.postgres === undefined
    ? new SqliteDatabase(database, folder, all)
    : new PostgresDatabase(database, all);
}

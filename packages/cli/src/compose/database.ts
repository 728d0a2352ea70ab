import { resolve } from "node:path";
import { type AnyCollection, collections, StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import type { LoadedConfig } from "../config/load-config.ts";
import { CliError } from "../cli-error.ts";

/** The configured database and the collections in it. */
export interface Database {
  readonly path: string;
  readonly synchronous: "full" | "normal";
  readonly collections: readonly AnyCollection[];
}

/**
 * Returns the configured database.
 * @throws {CliError} no database is configured
 */
export function databaseOf({ config: { database, parts }, folder }: LoadedConfig): Database {
  if (database === undefined) {
    throw new CliError(2, '`database` is not set: choose a database file with `database: { sqlite: "rollcall.db" }`');
  }
  const { sqlite, synchronous = "full" } = database;
  return {
    path: sqlite === ":memory:" ? sqlite : resolve(folder, sqlite),
    synchronous,
    collections: [...collections, ...(parts?.domains ?? []).flatMap((domain) => domain.collections ?? [])],
  };
}

/** Turns a store error into a `CliError`. Returns any other error unchanged. */
export function toDatabaseError(error: unknown, { path }: Pick<Database, "path">): unknown {
  if (error instanceof StoreIncompatible) {
    return new CliError(
      1,
      `\`${path}\` cannot be used by this version of Rollcall; it was not changed: ${error.message}`,
      { cause: error },
    );
  }
  if (error instanceof StoreUnavailable) {
    return new CliError(1, `\`${path}\` cannot be used: ${error.message}`, { cause: error });
  }
  return error;
}

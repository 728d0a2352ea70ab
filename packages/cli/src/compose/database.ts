import { resolve } from "node:path";
import { type AnyCollection, collections, StoreIncompatible, StoreUnavailable } from "@rollcall/core";
import type { LoadedConfig } from "../config/load-config.ts";
import { Refusal } from "../refusal.ts";

/** Where a configuration keeps everything, and what is kept. */
export interface Database {
  readonly path: string;
  readonly synchronous: "full" | "normal";
  readonly collections: readonly AnyCollection[];
}

/**
 * The database that a configuration names.
 * @throws {Refusal} it names none
 */
export function databaseOf({ config: { database, parts }, folder }: LoadedConfig): Database {
  if (database === undefined) throw new Refusal(2, missingDatabase);
  const { sqlite, synchronous = "full" } = database;
  return {
    path: sqlite === ":memory:" ? sqlite : resolve(folder, sqlite),
    synchronous,
    collections: [...collections, ...(parts?.collections ?? [])],
  };
}

/** What to say where no database is named. */
export const missingDatabase =
  'the configuration names no `database`: `database: { sqlite: "rollcall.db" }` keeps everything in that file';

/** Why a database cannot be used, in a sentence. Whatever else was thrown stays what it is. */
export function toDatabaseRefusal(error: unknown, { path }: Pick<Database, "path">): unknown {
  if (error instanceof StoreIncompatible) {
    return new Refusal(
      1,
      `\`${path}\` cannot be used by this version of Rollcall, and nothing in it was changed: ${error.message}`,
      { cause: error },
    );
  }
  if (error instanceof StoreUnavailable) {
    return new Refusal(1, `\`${path}\` cannot be used: ${error.message}`, { cause: error });
  }
  return error;
}

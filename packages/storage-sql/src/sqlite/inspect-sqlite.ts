import { existsSync } from "node:fs";
import type { AnyCollection } from "@rollcall/core";
import { absentDatabase, inspect, type Inspection } from "../schema/inspect.ts";
import { retryWhileBusy } from "./busy-retry.ts";
import { Connection } from "./connection.ts";
import { sqliteMigration } from "./migrate-sqlite.ts";
import { runSteps } from "./run-steps.ts";
import { toStoreError } from "./to-store-error.ts";

/**
 * Inspects a database file without changing it. Acquires and releases the write lock to check that the file is writable.
 * @param path the database file
 * @param collections the declared collections
 * @param busyTimeout how long to wait for the lock of another process, in milliseconds; default: 5000
 * @throws {StoreUnavailable} the file cannot be opened, read or written now
 * @throws {StoreIncompatible} the file is not a SQLite database
 */
export async function inspectSqlite(
  path: string,
  collections: readonly AnyCollection[],
  busyTimeout = 5000,
): Promise<Inspection> {
  if (!existsSync(path)) return absentDatabase(collections);
  try {
    return await retryWhileBusy(busyTimeout, () => inspectOnce(path, collections));
  } catch (error) {
    throw toStoreError(error);
  }
}

function inspectOnce(path: string, collections: readonly AnyCollection[]): Inspection {
  const connection = new Connection(path, "full");
  try {
    connection.beginImmediate();
    return runSteps(connection, inspect(sqliteMigration, collections));
  } finally {
    connection.rollback();
    connection.close();
  }
}

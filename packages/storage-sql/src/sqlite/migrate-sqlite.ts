import { existsSync } from "node:fs";
import type { AnyCollection } from "@rollcall/core";
import { Migration } from "../schema/migrate.ts";
import { planMigration } from "../schema/plan-migration.ts";
import { Connection } from "./connection.ts";
import { runSteps } from "./run-steps.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { toStoreError } from "./to-store-error.ts";

export const sqliteMigration = new Migration(sqliteDialect);

/**
 * Updates the tables to the declared collections in one transaction.
 * @returns the version of the schema afterward
 */
export function migrateSqlite(connection: Connection, collections: readonly AnyCollection[]): number {
  // Creating a table again must not delete the rows that refer to it. The pragma has no effect inside a transaction.
  connection.execute("pragma foreign_keys = off");
  try {
    connection.beginImmediate();
    runSteps(connection, sqliteMigration.run(collections));
    const version = connection.schemaVersion();
    connection.commit();
    return version;
  } catch (error) {
    connection.rollback();
    throw error;
  } finally {
    connection.execute("pragma foreign_keys = on");
  }
}

/**
 * The statements that opening a database file would run, as a script in one transaction. Changes nothing; a missing file isn't created.
 * @returns no statements if the tables are up to date
 * @throws {StoreUnavailable} the file cannot be read now
 * @throws {StoreIncompatible} opening it would fail
 */
export function planSqlite(path: string, collections: readonly AnyCollection[]): readonly string[] {
  try {
    const connection = new Connection(existsSync(path) ? path : ":memory:", "full");
    try {
      connection.begin();
      const statements = runSteps(connection, planMigration(sqliteMigration, collections));
      return statements.length === 0 ? [] : ["begin immediate", ...statements, "commit"];
    } finally {
      connection.rollback();
      connection.close();
    }
  } catch (error) {
    throw toStoreError(error);
  }
}

import type { AnyCollection } from "@rollcall/core";
import { Migration } from "../schema/migrate.ts";
import type { Connection } from "./connection.ts";
import { runSteps } from "./run-steps.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

export const sqliteMigration = new Migration(sqliteDialect);

/** Updates the tables to the declared collections in one transaction. */
export function migrateSqlite(connection: Connection, collections: readonly AnyCollection[]): void {
  connection.beginImmediate();
  try {
    runSteps(connection, sqliteMigration.run(collections));
    connection.commit();
  } catch (error) {
    connection.rollback();
    throw error;
  }
}

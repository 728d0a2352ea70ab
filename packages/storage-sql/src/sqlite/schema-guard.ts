import type { AnyCollection } from "@rollcall/core";
import type { Connection } from "./connection.ts";
import { sqliteMigration } from "./migrate-sqlite.ts";
import { runSteps } from "./run-steps.ts";

/** Keeps a store from using tables that a newer version has changed while it was open. */
export class SchemaGuard {
  #collections: readonly AnyCollection[] = [];
  #version: number | undefined;

  /**
   * Remembers the tables of a store when it opens.
   * @param collections the collections as they are declared
   * @param version the schema version for which they have been checked
   */
  opened(collections: readonly AnyCollection[], version: number): void {
    this.#collections = collections;
    this.#version = version;
  }

  /**
   * Requires that the collections still describe the tables in the open transaction. Reads the shapes only if something was created,
   * altered or dropped since the last time.
   * @throws {StoreOutdated} another version has changed them
   */
  check(connection: Connection): void {
    const version = connection.schemaVersion();
    if (version !== this.#version) runSteps(connection, sqliteMigration.requireUnchanged(this.#collections));
    this.#version = version;
    connection.isChecked = true;
  }
}

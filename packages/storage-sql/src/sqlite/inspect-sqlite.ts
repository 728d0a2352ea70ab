import { existsSync } from "node:fs";
import { createHash } from "node:crypto";
import { type AnyCollection, StoreIncompatible } from "@rollcall/core";
import { type RecordedShape, same, shapeOf } from "@rollcall/core/storage";
import { retryWhileBusy } from "./busy-retry.ts";
import { Connection } from "./connection.ts";
import { shapeFormat } from "../schema/migrate.ts";
import { schemaTable } from "../schema/tables.ts";
import { runSteps } from "./run-steps.ts";
import { sqliteMigration } from "./migrate-sqlite.ts";
import { toStoreError } from "./to-store-error.ts";

/** What is missing in a table. */
export interface MissingPart {
  readonly collection: string;
  /** The missing fields; null if the whole table is missing. Empty if only indexes or the search change. */
  readonly fields: readonly string[] | null;
}

/** The state of a database file compared with the declared collections. */
export interface SqliteInspection {
  /**
   * `absent`: the file does not exist. `current`: opening changes nothing. `older`: opening adds what is `missing`.
   * `incompatible`: opening fails because of `problem`.
   */
  readonly state: "absent" | "current" | "older" | "incompatible";
  /** The format of the tables and a digest of their shapes, such as `1.3fa9c2d1`. Null without tables. */
  readonly version: string | null;
  readonly missing: readonly MissingPart[];
  readonly problem?: string;
}

/**
 * Inspects a database file without changing it. Acquires and releases the write lock to check that the file is writable.
 * @param path the database file
 * @param collections the declared collections
 * @param patience how long to wait for the lock of another process, in milliseconds; default: 5000
 * @throws {StoreUnavailable} the file cannot be opened, read or written now
 * @throws {StoreIncompatible} the file is not a SQLite database
 */
export async function inspectSqlite(
  path: string,
  collections: readonly AnyCollection[],
  patience = 5000,
): Promise<SqliteInspection> {
  if (!existsSync(path)) return { state: "absent", version: null, missing: collections.map(whole) };
  try {
    return await retryWhileBusy(patience, () => inspectOnce(path, collections));
  } catch (error) {
    throw toStoreError(error);
  }
}

function inspectOnce(path: string, collections: readonly AnyCollection[]): SqliteInspection {
  const connection = new Connection(path, "full");
  try {
    connection.beginImmediate();
    return inspect(connection, collections);
  } finally {
    connection.rollback();
    connection.close();
  }
}

const whole = ({ name }: AnyCollection): MissingPart => ({ collection: name, fields: null });

function inspect(connection: Connection, collections: readonly AnyCollection[]): SqliteInspection {
  const made = runSteps(connection, sqliteMigration.tableExists(schemaTable));
  if (!made) return { state: "older", version: null, missing: collections.map(whole) };
  let version: string | null = null;
  try {
    const recorded = runSteps(connection, sqliteMigration.recordedShapes());
    version = versionOf([...recorded.values()]);
    const missing = collections.flatMap((collection): MissingPart[] => {
      const before = recorded.get(collection.name);
      if (before === undefined) return [whole(collection)];
      if (same(before, shapeOf(collection))) return [];
      return [
        {
          collection: collection.name,
          fields: runSteps(connection, sqliteMigration.additionTo(before, collection)).added,
        },
      ];
    });
    return { state: missing.length > 0 ? "older" : "current", version, missing };
  } catch (error) {
    if (!(error instanceof StoreIncompatible)) throw error;
    return { state: "incompatible", version, missing: [], problem: error.message };
  }
}

function versionOf(shapes: readonly RecordedShape[]): string | null {
  if (shapes.length === 0) return null;
  const sorted = shapes.map((shape) => JSON.stringify(shape)).sort();
  return `${shapeFormat}.${createHash("sha256").update(sorted.join("\n")).digest("hex").slice(0, 8)}`;
}

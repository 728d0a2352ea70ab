import { createSqliteStore, inspectSqlite, type MissingPart, type SqliteInspection } from "@rollcall/storage-sql";
import { type Database, databaseOf, toDatabaseRefusal } from "../compose/database.ts";
import { loadConfig } from "../config/load-config.ts";
import { Refusal } from "../refusal.ts";
import type { Surroundings } from "../surroundings.ts";

/** What `rollcall migrate` is told. */
export interface MigrateFlags {
  readonly config?: string;
}

/** How long another migration is waited for, in milliseconds. */
const patience = 60_000;

/**
 * Makes the schema of the store, or brings it up to date, in one transaction; says what version it found and left (F12).
 * @throws {Refusal} a newer version made the store, nothing added could make it fit, or it cannot be used just now
 */
export async function migrateStore(flags: MigrateFlags, surroundings: Surroundings): Promise<void> {
  const database = databaseOf(await loadConfig(surroundings, flags.config));
  if (database.path === ":memory:") {
    throw new Refusal(2, "the `database` is in memory and gone with its process: there is nothing to migrate");
  }
  try {
    const look = () => inspectSqlite(database.path, database.collections, patience);
    const found = await look();
    await openOnce(database);
    surroundings.out.write(report(database, found, await look()));
  } catch (error) {
    throw toDatabaseRefusal(error, database);
  }
}

async function openOnce(database: Database): Promise<void> {
  const store = createSqliteStore({ ...database, busyTimeout: patience });
  try {
    await store.open(database.collections);
  } finally {
    await store.close();
  }
}

function report({ path, collections }: Database, found: SqliteInspection, left: SqliteInspection): string {
  const lines = [path, `found  ${found.version === null ? "no schema" : `version ${found.version}`}`];
  if (found.version === left.version) lines.push(`left   as it was: it is up to date`);
  else lines.push(`left   version ${left.version ?? "none"}, ${collections.length} tables`);
  if (found.version !== null) lines.push(...found.missing.map(added));
  return `${lines.join("\n  ")}\n`;
}

const added = ({ collection, fields }: MissingPart): string =>
  `added  ${collection}${fields === null ? "" : fields.length === 0 ? ": its indexes" : `: ${fields.join(", ")}`}`;

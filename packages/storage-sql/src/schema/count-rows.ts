import { sql } from "kysely";
import { statement } from "../dialect.ts";
import { row, type Steps } from "../steps.ts";
import { tableExists } from "./find-damage.ts";
import type { Migration } from "./migrate.ts";
import { schemaTable } from "./tables.ts";

/** The number of rows of each table, by collection. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Counts the rows of all Rollcall tables in a database, including those of collections that are not declared. With
 * `isRestoring`, a missing table counts as empty, and the shapes may be damaged or those of a newer version.
 * @throws {StoreIncompatible} the database was created by a newer version
 * @throws {StoreDamaged} a shape can't be read
 */
export function* countRows(migration: Migration, isRestoring = false): Steps<RowCounts> {
  const { dialect } = migration;
  const counts: Record<string, number> = {};
  if (!(yield* tableExists(dialect, schemaTable))) return counts;
  const names = isRestoring ? yield* migration.recordedNames() : (yield* migration.recordedShapes()).keys();
  for (const name of names) {
    counts[name] = 0;
    if (isRestoring && !(yield* tableExists(dialect, name))) continue;
    const [cells] = yield row(statement(dialect, sql`select count(*) as "n" from ${dialect.table(name)}`));
    counts[name] = Number(cells?.[0]);
  }
  return counts;
}

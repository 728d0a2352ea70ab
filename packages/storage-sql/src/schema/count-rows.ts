import { sql } from "kysely";
import { statement } from "../dialect.ts";
import { row, type Steps } from "../steps.ts";
import { tableExists } from "./find-damage.ts";
import type { Migration } from "./migrate.ts";
import { schemaTable } from "./tables.ts";

/** The number of rows of each table, by collection. */
export type RowCounts = Readonly<Record<string, number>>;

/**
 * Counts the rows of all tables of Rollcall in a database, including those of collections that are not declared. With
 * `acceptsMissing`, a missing table counts as empty instead of failing.
 */
export function* countRows(migration: Migration, acceptsMissing = false): Steps<RowCounts> {
  const { dialect } = migration;
  const counts: Record<string, number> = {};
  if (!(yield* tableExists(dialect, schemaTable))) return counts;
  for (const name of (yield* migration.recordedShapes()).keys()) {
    counts[name] = 0;
    if (acceptsMissing && !(yield* tableExists(dialect, name))) continue;
    const [cells] = yield row(statement(dialect, sql`select count(*) as "n" from ${dialect.table(name)}`));
    counts[name] = Number(cells?.[0]);
  }
  return counts;
}

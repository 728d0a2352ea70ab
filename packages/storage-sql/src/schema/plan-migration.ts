import type { AnyCollection } from "@rollcall/core";
import { sql } from "kysely";
import { statement } from "../dialect.ts";
import { run, type Steps } from "../steps.ts";
import type { IndexRows, Migration } from "./migrate.ts";
import { wordsTable } from "./names.ts";

/** Words are computed by this package, so a comment takes the place of their statements. */
const indexRows: IndexRows = function* (dialect, collection) {
  const comment = `-- then the words of each row of ${collection.name} are written into ${wordsTable(collection)}`;
  yield run(statement(dialect, sql.raw(comment)));
};

/** The statements of a migration in their order. Only those that read run. */
export function* planMigration(migration: Migration, collections: readonly AnyCollection[]): Steps<readonly string[]> {
  const planned: string[] = [];
  const steps = migration.run(collections, indexRows);
  for (let next = steps.next(); ;) {
    if (next.done === true) return planned;
    const step = next.value;
    if (step.statement.sql.startsWith("select")) next = steps.next(yield step);
    else {
      planned.push(step.statement.sql);
      next = steps.next([]);
    }
  }
}

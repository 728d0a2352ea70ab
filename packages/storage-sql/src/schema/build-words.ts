import type { AnyCollection } from "@rollcall/core";
import { sql } from "kysely";
import { type Dialect, parameter, statement } from "../dialect.ts";
import { rowReader } from "../row-codec.ts";
import { wordsWriter } from "../statements/words.ts";
import { type Cell, rows, run, type Steps } from "../steps.ts";
import { rowId, rowWords, snakeCase } from "./names.ts";

const rowsAtOnce = 1000;

/** Indexes the words of all existing rows after a search was declared for the table. */
export function* buildWords(
  dialect: Dialect,
  collection: AnyCollection,
  search: NonNullable<AnyCollection["search"]>,
): Steps<void> {
  const writer = wordsWriter(dialect, collection, search);
  const table = dialect.table(collection.name);
  const number = sql.ref(rowId);
  const read = rowReader(dialect, collection, writer.concerned, 1);
  const next = statement(
    dialect,
    sql`select ${number}, ${sql.join(writer.concerned.map((field) => sql.ref(snakeCase(field))))} from ${table} where ${number} > ${parameter} order by ${number} limit ${sql.raw(String(rowsAtOnce))}`,
  );
  const keep = statement(
    dialect,
    sql`update ${table} set ${sql.ref(rowWords)} = ${parameter} where ${number} = ${parameter}`,
  );
  for (let last: Cell = 0; ;) {
    const found = yield rows(next, [last]);
    for (const cells of found) {
      last = cells[0] as Cell;
      const values = read(cells);
      const words = writer.wordsOf(values);
      yield run(keep, [words, last]);
      yield* writer.entries.add(writer.entriesOf(values, words, last));
    }
    if (found.length < rowsAtOnce) return;
  }
}

import type { AnyCollection } from "@rollcall/core";
import { sql } from "kysely";
import { parameter, statement } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { wordsWriter } from "../statements/words.ts";
import { rowId, rowWords, snakeCase } from "./names.ts";

const rowsAtOnce = 1000;

/** Indexes the words of all existing rows after a search was declared for the table. */
export function buildWords(
  connection: Connection,
  collection: AnyCollection,
  search: NonNullable<AnyCollection["search"]>,
): void {
  const writer = wordsWriter(collection, search);
  const table = sql.table(collection.name);
  const number = sql.ref(rowId);
  const names = [...search.fields, ...search.within, ...writer.kept];
  const next = statement(
    sql`select ${number}, ${sql.join(names.map((field) => sql.ref(snakeCase(field))))} from ${table} where ${number} > ${parameter} order by ${number} limit ${sql.raw(String(rowsAtOnce))}`,
  );
  const keep = statement(sql`update ${table} set ${sql.ref(rowWords)} = ${parameter} where ${number} = ${parameter}`);
  for (let last = 0; ;) {
    const rows = connection.rows(next, [last]);
    for (const [row, ...cells] of rows) {
      const texts = search.fields.map((field, i) => [field, cells[i]]);
      const words = writer.wordsOf(Object.fromEntries(texts) as Record<string, unknown>);
      const placed = cells.slice(search.fields.length);
      connection.run(keep, [words, row as number]);
      writer.add(connection, {
        words,
        row: row as number,
        within: placed.slice(0, search.within.length),
        order: placed.slice(search.within.length),
      });
      last = row as number;
    }
    if (rows.length < rowsAtOnce) return;
  }
}

import type { GetManyQuery, GetQuery, Value } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";

/** Compiles the reading of one row by the columns of a key or unique key. */
export function getReader({ collection, by, select }: GetQuery | GetManyQuery) {
  const fields = select ?? Object.keys(collection.fields);
  const read = rowReader(collection, fields);
  const columns = fields.map((field) => sql.ref(snakeCase(field)));
  const found = statement(
    sql`select ${sql.join(columns)} from ${sql.table(collection.name)} ${where(by.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`))} limit 1`,
  );
  const booleans = by.some((field) => collection.fields[field]?.kind === "boolean");
  return (connection: Connection, key: readonly Value[]): Record<string, unknown> | undefined => {
    const cells = connection.row(found, booleans ? key.map(bindable) : (key as readonly SQLInputValue[]));
    return cells === undefined ? undefined : read(cells);
  };
}

import type { GetManyQuery, GetQuery, Value } from "@rollcall/core";
import { sql } from "kysely";
import { type Dialect, parameter, statement, where } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";
import { type Cell, row, rows, type Steps } from "../steps.ts";

/** Compiles reads of rows by the columns of a key or unique key. */
export function getReader(dialect: Dialect, { collection, by, select }: GetQuery | GetManyQuery) {
  const fields = select ?? Object.keys(collection.fields);
  const read = rowReader(dialect, collection, fields);
  const columns = fields.map((field) => sql.ref(snakeCase(field)));
  const found = statement(
    dialect,
    sql`select ${sql.join(columns)} from ${dialect.table(collection.name)} ${where(by.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`))} limit 1`,
  );
  const many = dialect.manyKeys;
  const foundTogether =
    many &&
    statement(
      dialect,
      many.select(
        fields.map((field) => sql.ref(`m.${snakeCase(field)}`)),
        dialect.table(collection.name),
        by.map((field) => ({ name: snakeCase(field), kind: collection.fields[field]?.kind ?? "text" })),
      ),
    );
  const toCells = (key: readonly Value[]): readonly Cell[] => key.map(bindable);
  return {
    *one(this: void, key: readonly Value[]): Steps<Record<string, unknown> | undefined> {
      const [cells] = yield row(found, toCells(key));
      return cells === undefined ? undefined : read(cells);
    },
    *many(this: void, keys: readonly (readonly Value[])[]): Steps<readonly Record<string, unknown>[]> {
      if (keys.length === 0) return [];
      if (many !== undefined && foundTogether !== undefined) {
        const cells = keys.map(toCells);
        const arrays = by.map((_, i) => many.array(cells.map((key) => key[i] ?? null)));
        const answer = yield rows(foundTogether, arrays);
        return [...answer].sort((one, other) => Number(one.at(-1)) - Number(other.at(-1))).map(read);
      }
      const all: Record<string, unknown>[] = [];
      for (const key of keys) {
        const [cells] = yield row(found, toCells(key));
        if (cells !== undefined) all.push(read(cells));
      }
      return all;
    },
  };
}

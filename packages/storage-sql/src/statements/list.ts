import type { ListArguments, ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, rowCount, type Statement, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { indexName, snakeCase } from "../schema/names.ts";
import { filtersFrom, equals, ordered, type IndexRange, rangeConditions, indexRanges } from "./index-range.ts";

const noFilter: readonly string[] = [];

/** Compiles an index scan: one statement per combination of bounds, direction and filter. */
export function listReader(query: ListQuery) {
  const { collection, equal, order } = query;
  const fields = query.select ?? Object.keys(collection.fields);
  const read = rowReader(collection, fields);
  const statements = new Map<string, Statement>();

  const compile = (range: IndexRange, args: ListArguments, filter: readonly string[]): Statement => {
    const reverse = args.reverse ?? false;
    const conditions: RawBuilder<unknown>[] = [
      ...equal.map((field) => equals(collection, field, collection.name)),
      ...rangeConditions(range, order, collection.name),
    ];
    if (filtersFrom(args, order)) conditions.push(fromCondition(collection.name, order[0] ?? "", reverse));
    for (const field of filter) conditions.push(equals(collection, field, collection.name));
    // Without `indexed by`, the planner may choose another index for a filter and then sort all matches.
    return statement(sql`select ${sql.join(fields.map((field) => sql.ref(`${collection.name}.${snakeCase(field)}`)))}
      from ${sql.table(collection.name)} indexed by ${sql.ref(indexName(collection.name, query.index))}
      ${where(conditions)} ${ordered(order, collection.name, reverse)} limit ${rowCount} offset ${parameter}`);
  };

  return (connection: Connection, args: ListArguments): readonly Record<string, unknown>[] => {
    const ranges = indexRanges(collection, order, args);
    const filter = args.filter === undefined ? noFilter : Object.keys(args.filter);
    const one = ranges.length === 1;
    let skip = args.skip ?? 0;
    let wanted = one ? args.limit : args.limit + skip;
    const found: Record<string, unknown>[] = [];
    for (const range of ranges) {
      const shape = `${range.prefix}${range.compare}${range.tuple ? "t" : ""}${args.reverse ? "r" : ""}${filtersFrom(args, order) ? "f" : ""}|${filter.join()}`;
      let chosen = statements.get(shape);
      if (chosen === undefined) statements.set(shape, (chosen = compile(range, args, filter)));
      const parameters: SQLInputValue[] = [...args.equal.map(bindable), ...range.values];
      if (filtersFrom(args, order)) parameters.push(bindable(args.from));
      for (const field of filter) parameters.push(bindable(args.filter?.[field]));
      parameters.push(wanted, one ? skip : 0);
      const rows = connection.rows(chosen, parameters);
      for (const cells of rows) {
        if (!one && skip > 0) skip--;
        else found.push(read(cells));
      }
      wanted -= rows.length;
      if (wanted <= 0) break;
    }
    return found;
  };
}

/** The `from` of a scan that is already bounded by `after`. Null sorts first. */
export const fromCondition = (table: string, field: string, reverse: boolean): RawBuilder<unknown> => {
  const column = sql.ref(`${table}.${snakeCase(field)}`);
  return reverse ? sql`(${column} <= ${parameter} or ${column} is null)` : sql`${column} >= ${parameter}`;
};

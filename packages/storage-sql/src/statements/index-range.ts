import type { AnyCollection, ListArguments } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter } from "../compiler.ts";
import { bindable } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";

/**
 * One range of an index: equal in the first `prefix` columns of the order, then compared in the next one (or, as a tuple, in all
 * that follow). Most lists are one range. SQLite cannot compare tuples with nullable columns, so these lists need a few.
 */
export interface IndexRange {
  readonly prefix: number;
  readonly compare: ">" | ">=" | "<" | "<=" | "is" | "";
  readonly tuple: boolean;
  readonly values: readonly SQLInputValue[];
}

const everything: IndexRange = { prefix: 0, compare: "", tuple: false, values: [] };

/** The ranges after `after`, or starting at `from`, in scan order. */
export function indexRanges(
  collection: AnyCollection,
  order: readonly string[],
  args: ListArguments,
): readonly IndexRange[] {
  const { after, from, reverse = false } = args;
  if (after !== undefined && order.length > 0) {
    const values = after.map(bindable);
    if (!order.some((field) => isNullable(collection, field))) {
      return [{ prefix: 0, compare: reverse ? "<" : ">", tuple: true, values }];
    }
    return order.flatMap((_, i) => beyond(collection, order, values, order.length - 1 - i, reverse));
  }
  const first = order[0];
  if (from === undefined || first === undefined) return [everything];
  return fromOn(isNullable(collection, first), bindable(from), reverse);
}

/** Rows equal to `values` before column `at` and strictly greater there. Null sorts first. */
function beyond(
  collection: AnyCollection,
  order: readonly string[],
  values: readonly SQLInputValue[],
  at: number,
  reverse: boolean,
): IndexRange[] {
  const field = order[at] ?? "";
  const value = values[at] ?? null;
  const prefix = values.slice(0, at);
  if (!reverse) {
    return value === null
      ? [{ prefix: at, compare: ">=", tuple: false, values: [...prefix, lowest(collection, field)] }]
      : [{ prefix: at, compare: ">", tuple: false, values: [...prefix, value] }];
  }
  if (value === null) return [];
  const below: IndexRange = { prefix: at, compare: "<", tuple: false, values: [...prefix, value] };
  const nulls: IndexRange = { prefix: at, compare: "is", tuple: false, values: [...prefix, null] };
  return isNullable(collection, field) ? [below, nulls] : [below];
}

function fromOn(nullable: boolean, value: SQLInputValue, reverse: boolean): readonly IndexRange[] {
  const nulls: IndexRange = { prefix: 0, compare: "is", tuple: false, values: [null] };
  if (value === null) return reverse ? [nulls] : [everything];
  if (!reverse) return [{ prefix: 0, compare: ">=", tuple: false, values: [value] }];
  const below: IndexRange = { prefix: 0, compare: "<=", tuple: false, values: [value] };
  return nullable ? [below, nulls] : [below];
}

/** The conditions of a range on the columns of `table`. */
export function rangeConditions(
  range: IndexRange,
  order: readonly string[],
  table: string,
): readonly RawBuilder<unknown>[] {
  const column = (field: string): RawBuilder<unknown> => sql`${sql.ref(`${table}.${snakeCase(field)}`)}`;
  const equal = order.slice(0, range.prefix).map((field) => sql`${column(field)} is ${parameter}`);
  if (range.compare === "") return equal;
  const rest = range.tuple ? order.slice(range.prefix) : order.slice(range.prefix, range.prefix + 1);
  const compare = sql.raw(range.compare);
  const [only] = rest;
  if (only !== undefined && rest.length === 1) return [...equal, sql`${column(only)} ${compare} ${parameter}`];
  return [...equal, sql`(${sql.join(rest.map(column))}) ${compare} (${sql.join(rest.map(() => parameter))})`];
}

/** `order by` along the index, in either direction. */
export const ordered = (order: readonly string[], table: string, reverse: boolean): RawBuilder<unknown> =>
  order.length === 0
    ? sql``
    : sql`order by ${sql.join(order.map((field) => sql`${sql.ref(`${table}.${snakeCase(field)}`)} ${sql.raw(reverse ? "desc" : "asc")}`))}`;

/** `=`, or `is` for nullable columns. */
export const equals = (collection: AnyCollection, field: string, table: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${table}.${snakeCase(field)}`)} ${sql.raw(isNullable(collection, field) ? "is" : "=")} ${parameter}`;

/** With both bounds, `after` limits the scan and `from` is tested per row. */
export const filtersFrom = (args: ListArguments, order: readonly string[]): boolean =>
  args.after !== undefined && args.from !== undefined && args.from !== null && order.length > 0;

const isNullable = (collection: AnyCollection, field: string): boolean => collection.fields[field]?.nullable ?? false;
const lowest = (collection: AnyCollection, field: string): SQLInputValue =>
  collection.fields[field]?.kind === "text" ? "" : Number.MIN_SAFE_INTEGER;

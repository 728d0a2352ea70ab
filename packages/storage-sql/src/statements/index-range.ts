import type { AnyCollection, ListArguments } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter } from "../dialect.ts";
import type { Cell } from "../steps.ts";
import { bindable } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";

/**
 * One range of an index: equal in the first `prefix` columns of the order, then compared in the next one (or, as a tuple, in all that
 * follow). Most lists are one range. Databases cannot compare tuples with nullable columns, so lists with such columns need a few ranges.
 */
export interface IndexRange {
  readonly prefix: number;
  readonly compare: ">" | ">=" | "<" | "<=" | "";
  readonly tuple: boolean;
  readonly values: readonly Cell[];
}

/** The whole index. */
export const everything: IndexRange = { prefix: 0, compare: "", tuple: false, values: [] };

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
  values: readonly Cell[],
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
  return isNullable(collection, field) ? [below, nulls(prefix)] : [below];
}

function fromOn(nullable: boolean, value: Cell, reverse: boolean): readonly IndexRange[] {
  if (value === null) return reverse ? [nulls([])] : [everything];
  if (!reverse) return [{ prefix: 0, compare: ">=", tuple: false, values: [value] }];
  const below: IndexRange = { prefix: 0, compare: "<=", tuple: false, values: [value] };
  return nullable ? [below, nulls([])] : [below];
}

/** Rows equal to `prefix`, with null in the column that follows. */
const nulls = (prefix: readonly Cell[]): IndexRange => ({
  prefix: prefix.length + 1,
  compare: "",
  tuple: false,
  values: [...prefix, null],
});

/** The conditions of a range on the columns of `table`. Null is not a parameter. */
export function rangeConditions(
  range: IndexRange,
  order: readonly string[],
  table: string,
): readonly RawBuilder<unknown>[] {
  const equal = order.slice(0, range.prefix).map((field, i) => equals(field, table, range.values[i]));
  if (range.compare === "") return equal;
  const rest = range.tuple ? order.slice(range.prefix) : order.slice(range.prefix, range.prefix + 1);
  const compare = sql.raw(range.compare);
  const columns = rest.map((field) => column(field, table));
  const [only] = columns;
  if (only !== undefined && rest.length === 1) return [...equal, sql`${only} ${compare} ${parameter}`];
  return [...equal, sql`(${sql.join(columns)}) ${compare} (${sql.join(rest.map(() => parameter))})`];
}

/** `order by` along the index, in either direction. Null sorts first. */
export function ordered(
  dialect: Dialect,
  collection: AnyCollection,
  order: readonly string[],
  table: string,
  reverse: boolean,
): RawBuilder<unknown> {
  if (order.length === 0) return sql``;
  const direction = sql.raw(reverse ? "desc" : "asc");
  const columns = order.map((field) =>
    isNullable(collection, field)
      ? sql`${column(field, table)} ${direction} ${dialect.nullsFirst(reverse)}`
      : sql`${column(field, table)} ${direction}`,
  );
  return sql`order by ${sql.join(columns)}`;
}

const column = (field: string, table: string): RawBuilder<unknown> => sql`${sql.ref(`${table}.${snakeCase(field)}`)}`;

/** Compares a column with a value. Null is compared with `is`, because indexes don't serve null-safe comparisons, and isn't a parameter. */
export const equals = (field: string, table: string, value: unknown): RawBuilder<unknown> =>
  isNull(value) ? sql`${column(field, table)} is null` : sql`${column(field, table)} = ${parameter}`;

const isNull = (value: unknown): boolean => value === null || value === undefined;

/** Which of these values are null, as part of the shape of a statement. */
export function nullsIn(values: readonly unknown[]): string {
  let found = "";
  for (const [i, value] of values.entries()) if (isNull(value)) found += `${i},`;
  return found;
}

/** The parameters of {@link equals} and {@link rangeConditions} for these values. */
export function pushValues(parameters: Cell[], values: readonly unknown[]): void {
  for (const value of values) if (!isNull(value)) parameters.push(bindable(value));
}

/** With both bounds, `after` limits the scan and `from` is tested per row, unless it is before all rows: null sorts first. */
export const filtersFrom = ({ after, from, reverse = false }: ListArguments, order: readonly string[]): boolean =>
  after !== undefined && from !== undefined && (from !== null || reverse) && order.length > 0;

const isNullable = (collection: AnyCollection, field: string): boolean => collection.fields[field]?.nullable ?? false;

function lowest(collection: AnyCollection, field: string): Cell {
  const kind = collection.fields[field]?.kind;
  return kind === "text" ? "" : kind === "boolean" ? 0 : Number.MIN_SAFE_INTEGER;
}

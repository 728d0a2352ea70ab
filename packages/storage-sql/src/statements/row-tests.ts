import type { ListArguments } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter } from "../dialect.ts";
import { rowWords, snakeCase } from "../schema/names.ts";
import type { Cell } from "../steps.ts";
import { equals, filtersFrom, type IndexRange, nullsIn, pushValues, rangeConditions } from "./index-range.ts";

/** What a search tests in the order of a list. */
export interface WordTests {
  /** A row must contain words that begin with all of these. */
  readonly words: readonly string[];
  /** The value of the first `order` column after which the scan ends. */
  readonly until: Cell | undefined;
}

/** No tests of a search. */
export const noTests: WordTests = { words: [], until: undefined };

const noFilter: Readonly<Record<string, never>> = {};
const table = "m";

/** The conditions of a list on the rows of its index: a range, a second bound, filters and words. */
export function testConditions(
  dialect: Dialect,
  order: readonly string[],
  range: IndexRange,
  args: ListArguments,
  { words, until }: WordTests,
): readonly RawBuilder<unknown>[] {
  const reverse = args.reverse ?? false;
  const conditions = [...rangeConditions(range, order, table)];
  if (filtersFrom(args, order)) conditions.push(fromCondition(order[0] ?? "", args.from, reverse));
  for (const [field, value] of Object.entries(args.filter ?? noFilter)) conditions.push(equals(field, table, value));
  if (until !== undefined) {
    const first = sql.ref(`${table}.${snakeCase(order[0] ?? "")}`);
    conditions.push(sql`${first} ${sql.raw(reverse ? ">=" : "<=")} ${parameter}`);
  }
  const contains = sql`${dialect.position}(${sql.ref(`${table}.${rowWords}`)}, ${parameter}) > 0`;
  return [...conditions, ...words.map(() => contains)];
}

/** A key for the statement with such conditions and the direction of the list. */
export function shapeOfTests(
  order: readonly string[],
  range: IndexRange,
  args: ListArguments,
  tests: WordTests,
): string {
  const filter = args.filter ?? noFilter;
  return `${range.prefix}${range.compare}${range.tuple ? "t" : ""}${args.reverse ? "r" : ""}${filtersFrom(args, order) ? `f${nullsIn([args.from])}` : ""}|${Object.keys(filter).join()}|${nullsIn(range.values)}|${nullsIn(Object.values(filter))}|${tests.words.length}${tests.until === undefined ? "" : "u"}`;
}

/** The parameters of {@link testConditions}. */
export function pushTests(
  parameters: Cell[],
  order: readonly string[],
  range: IndexRange,
  args: ListArguments,
  { words, until }: WordTests,
): void {
  pushValues(parameters, range.values);
  if (filtersFrom(args, order)) pushValues(parameters, [args.from]);
  pushValues(parameters, Object.values(args.filter ?? noFilter));
  if (until !== undefined) parameters.push(until);
  for (const word of words) parameters.push(` ${word}`);
}

/** The `from` of a scan that is already bounded by `after`. Null sorts first. */
const fromCondition = (field: string, from: unknown, reverse: boolean): RawBuilder<unknown> => {
  if (from === null) return equals(field, table, null);
  const column = sql.ref(`${table}.${snakeCase(field)}`);
  return reverse ? sql`(${column} <= ${parameter} or ${column} is null)` : sql`${column} >= ${parameter}`;
};

import type { ListArguments, ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter, rowCount, statement, where } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { indexName, omittedNull, rowWords, snakeCase } from "../schema/names.ts";
import { type Cell, rows, type Statement, type Steps } from "../steps.ts";
import {
  equals,
  filtersFrom,
  type IndexRange,
  indexRanges,
  nullsIn,
  ordered,
  pushValues,
  rangeConditions,
} from "./index-range.ts";

const noFilter: Readonly<Record<string, never>> = {};
const table = "m";

/** What a search tests in the order of a list. */
export interface WordTests {
  /** A row must contain words that begin with all of these. */
  readonly words: readonly string[];
  /** The value of the first `order` column after which the scan ends. */
  readonly until: Cell | undefined;
}

const noTests: WordTests = { words: [], until: undefined };

/** Compiles an index scan: one statement per combination of bounds, direction, filter and nulls. */
export function listReader(dialect: Dialect, query: ListQuery) {
  const { collection, equal, order } = query;
  const fields = query.select ?? Object.keys(collection.fields);
  const read = rowReader(dialect, collection, fields);
  const statements = new Map<string, Statement>();
  const omitsNull = omittedNull(collection, query.index) !== undefined;

  const compile = (range: IndexRange, args: ListArguments, { words, until }: WordTests): Statement => {
    const reverse = args.reverse ?? false;
    const conditions: RawBuilder<unknown>[] = [
      ...equal.map((field, i) => equals(field, table, args.equal[i])),
      ...rangeConditions(range, order, table),
    ];
    if (filtersFrom(args, order)) conditions.push(fromCondition(order[0] ?? "", reverse));
    for (const [field, value] of Object.entries(args.filter ?? noFilter)) conditions.push(equals(field, table, value));
    if (until !== undefined) {
      const first = sql.ref(`${table}.${snakeCase(order[0] ?? "")}`);
      conditions.push(sql`${first} ${sql.raw(reverse ? ">=" : "<=")} ${parameter}`);
    }
    const contains = sql`${dialect.position}(${sql.ref(`${table}.${rowWords}`)}, ${parameter}) > 0`;
    conditions.push(...words.map(() => contains));
    const isOmitted = omitsNull && coversNull(range, equal.length > 0 ? args.equal[0] : undefined);
    // Without a hint, the planner of SQLite may choose another index for a filter and then sort all matches.
    return statement(
      dialect,
      sql`select ${sql.join(fields.map((field) => sql.ref(`${table}.${snakeCase(field)}`)))}
      from ${dialect.table(collection.name)} as m ${isOmitted ? sql`` : dialect.hint(indexName(dialect, collection, query.index))}
      ${where(conditions)} ${ordered(dialect, collection, order, table, reverse)} limit ${rowCount} offset ${parameter}`,
    );
  };

  return function* (args: ListArguments, tests = noTests): Steps<readonly Record<string, unknown>[]> {
    const ranges = indexRanges(collection, order, args);
    const filter = args.filter ?? noFilter;
    const filterValues = Object.values(filter);
    const one = ranges.length === 1;
    let skip = args.skip ?? 0;
    let wanted = one ? args.limit : args.limit + skip;
    const found: Record<string, unknown>[] = [];
    for (const range of ranges) {
      const shape = `${range.prefix}${range.compare}${range.tuple ? "t" : ""}${args.reverse ? "r" : ""}${filtersFrom(args, order) ? "f" : ""}|${Object.keys(filter).join()}|${nullsIn(args.equal)}|${nullsIn(range.values)}|${nullsIn(filterValues)}|${tests.words.length}${tests.until === undefined ? "" : "u"}`;
      let chosen = statements.get(shape);
      if (chosen === undefined) statements.set(shape, (chosen = compile(range, args, tests)));
      const parameters: Cell[] = [];
      pushValues(parameters, args.equal);
      pushValues(parameters, range.values);
      if (filtersFrom(args, order)) parameters.push(bindable(args.from));
      pushValues(parameters, filterValues);
      if (tests.until !== undefined) parameters.push(tests.until);
      for (const word of tests.words) parameters.push(` ${word}`);
      parameters.push(wanted, one ? skip : 0);
      const answer = yield rows(chosen, parameters);
      for (const cells of answer) {
        if (!one && skip > 0) skip--;
        else found.push(read(cells));
      }
      wanted -= answer.length;
      if (wanted <= 0) break;
    }
    return found;
  };
}

/** The `from` of a scan that is already bounded by `after`. Null sorts first. */
const fromCondition = (field: string, reverse: boolean): RawBuilder<unknown> => {
  const column = sql.ref(`${table}.${snakeCase(field)}`);
  return reverse ? sql`(${column} <= ${parameter} or ${column} is null)` : sql`${column} >= ${parameter}`;
};

/** Whether a scan includes rows with null in the first column of the index. `equal` is the value that it must have, if any. */
function coversNull(range: IndexRange, equal: unknown): boolean {
  if (equal !== undefined) return equal === null;
  return range.prefix > 0 ? range.values[0] === null : range.compare === "";
}

import type { ListArguments, ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter, rowCount, statement, where } from "../dialect.ts";
import { filterIndexOf, filtersOf } from "../schema/filter-index.ts";
import { indexName, omittedNull } from "../schema/names.ts";
import { type Cell, rows, type Statement, type Steps } from "../steps.ts";
import { filteredLists } from "./filtered-list.ts";
import { equals, type IndexRange, indexRanges, nullsIn, ordered, pushValues } from "./index-range.ts";
import { selectRows } from "./packed-row.ts";
import { noTests, pushTests, shapeOfTests, testConditions, type WordTests } from "./row-tests.ts";

const table = "m";

/** Reads the rows of a list. */
export type ListReader = (args: ListArguments, tests?: WordTests) => Steps<readonly Record<string, unknown>[]>;

/** Compiles a list: a scan of its index, or a merge of several scans if its filters share one. */
export function listReader(dialect: Dialect, query: ListQuery): ListReader {
  const scan = scanReader(dialect, query);
  const shared = sharedIndex(query);
  if (shared === undefined || query.equal.length < shared.within.length) return scan;
  const lists = filteredLists(dialect, query, shared);
  return function* (args, tests) {
    return (yield* lists.read(args, tests)) ?? (yield* scan(args, tests));
  };
}

/** Compiles whether a list has more than `count` rows. Only filters with an index are considered. */
export function moreReader(dialect: Dialect, query: ListQuery): (args: ListArguments, count: number) => Steps<boolean> {
  const shared = sharedIndex(query);
  if (shared !== undefined) return filteredLists(dialect, query, shared).hasMore;
  const places = listReader(dialect, { ...query, select: query.order.slice(0, 1) });
  return function* (args, count) {
    return (yield* places({ ...args, filter: {}, skip: count, limit: 1 })).length > 0;
  };
}

/** The index that filters share, if the list belongs to one of them. */
const sharedIndex = ({ collection, index }: ListQuery) =>
  filtersOf(collection, index).length > 0 ? filterIndexOf(collection) : undefined;

/** Compiles an index scan: one statement per combination of bounds, direction, filter and nulls. */
function scanReader(dialect: Dialect, query: ListQuery): ListReader {
  const { collection, equal, order } = query;
  const fields = query.select ?? Object.keys(collection.fields);
  const { columns, read } = selectRows(dialect, collection, fields, table);
  const statements = new Map<string, Statement>();
  const omitsNull = omittedNull(collection, query.index) !== undefined;
  const isShared = sharedIndex(query) !== undefined;

  const compile = (range: IndexRange, args: ListArguments, tests: WordTests): Statement => {
    const reverse = args.reverse ?? false;
    const conditions: RawBuilder<unknown>[] = [
      ...equal.map((field, i) => equals(field, table, args.equal[i])),
      ...testConditions(dialect, order, range, args, tests),
    ];
    const isOmitted = isShared || (omitsNull && coversNull(range, equal.length > 0 ? args.equal[0] : undefined));
    // Without a hint, the planner of SQLite may choose another index for a filter and then sort all matches.
    return statement(
      dialect,
      sql`select ${sql.join(columns)}
      from ${dialect.table(collection.name)} as m ${isOmitted ? sql`` : dialect.hint(indexName(dialect, collection, query.index))}
      ${where(conditions)} ${ordered(dialect, collection, order, table, reverse)} limit ${rowCount} offset ${parameter}`,
    );
  };

  return function* (args, tests = noTests) {
    const ranges = indexRanges(collection, order, args);
    const one = ranges.length === 1;
    let skip = args.skip ?? 0;
    let wanted = one ? args.limit : args.limit + skip;
    const found: Record<string, unknown>[] = [];
    for (const range of ranges) {
      const shape = `${nullsIn(args.equal)}|${shapeOfTests(order, range, args, tests)}`;
      let chosen = statements.get(shape);
      if (chosen === undefined) statements.set(shape, (chosen = compile(range, args, tests)));
      const parameters: Cell[] = [];
      pushValues(parameters, args.equal);
      pushTests(parameters, order, range, args, tests);
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

/** Whether a scan includes rows with null in the first column of the index. `equal` is the value that it must have, if any. */
function coversNull(range: IndexRange, equal: unknown): boolean {
  if (equal !== undefined) return equal === null;
  return range.prefix > 0 ? range.values[0] === null : range.compare === "";
}

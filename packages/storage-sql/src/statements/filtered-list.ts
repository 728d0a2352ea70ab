import type { ListArguments, ListQuery, Value } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter, rowCount, statement, unionAll, where } from "../dialect.ts";
import { bindable } from "../row-codec.ts";
import type { FilterIndex } from "../schema/filter-index.ts";
import { rowId, snakeCase } from "../schema/names.ts";
import { type Cell, row, rows, type Statement, type Steps } from "../steps.ts";
import { combinationsReader, scanOf } from "./combinations.ts";
import { everything, indexRanges, ordered } from "./index-range.ts";
import { selectRows } from "./packed-row.ts";
import { noTests, pushTests, shapeOfTests, testConditions, type WordTests } from "./row-tests.ts";

type Rows = readonly Record<string, unknown>[];

/** A text that no combination of values has. */
const noCombination = "";

/**
 * Compiles lists along an index that filters share. Each list merges the scans of all matching combinations of values, in one statement
 * with a scan for each, or over an array of their texts.
 */
export function filteredLists(dialect: Dialect, query: ListQuery, index: FilterIndex) {
  const { collection } = query;
  const { within, filters, order } = index;
  const { manyKeys } = dialect;
  const fields = query.select ?? Object.keys(collection.fields);
  const combinations = combinationsReader(dialect, query, index);
  const { text, from, inside } = scanOf(dialect, query, index);
  const statements = new Map<string, Statement>();
  const selection = selectRows(dialect, collection, fields, "m");
  const columns = sql.join(selection.columns);

  /** Compiles a statement about the rows of some combinations, and binds their texts and conditions. */
  function about(
    kind: string,
    texts: readonly string[],
    args: ListArguments,
    tests: WordTests,
    build: (conditions: RawBuilder<unknown>, scans: number) => RawBuilder<unknown>,
  ): readonly [Statement, Cell[]] {
    // Rounded up to a power of two, so that few statements serve all numbers of combinations.
    const scans = manyKeys === undefined ? 2 ** Math.ceil(Math.log2(texts.length)) : 1;
    const range = indexRanges(collection, order, args)[0] ?? everything;
    const shape = `${kind}${scans}|${shapeOfTests(order, range, args, tests)}`;
    let chosen = statements.get(shape);
    if (chosen === undefined) {
      const same = sql`${text} = ${manyKeys === undefined ? parameter : sql.ref("c.text")}`;
      const conditions = where([...inside, same, ...testConditions(dialect, order, range, args, tests)]);
      statements.set(shape, (chosen = statement(dialect, build(conditions, scans))));
    }
    const parameters: Cell[] = [];
    const bind = (...own: readonly string[]): void => {
      for (let at = 0; at < within.length; at++) parameters.push(bindable(args.equal[at]));
      parameters.push(...own);
      pushTests(parameters, order, range, args, tests);
    };
    if (manyKeys === undefined) for (let i = 0; i < scans; i++) bind(texts[i] ?? noCombination);
    else {
      parameters.push(manyKeys.array(texts));
      bind();
    }
    return [chosen, parameters];
  }

  /** Filters that the index doesn't contain are tested on each row. */
  const others = ({ filter = {} }: ListArguments): Readonly<Record<string, Value>> =>
    Object.fromEntries(Object.entries(filter).filter(([field]) => !filters.includes(field)));

  function* page(texts: readonly string[], args: ListArguments, tests: WordTests): Steps<Rows> {
    if (texts.length === 0) return [];
    const { limit, skip = 0, reverse = false } = args;
    const [chosen, parameters] = about("", texts, args, tests, (conditions, scans) =>
      pageOf(conditions, scans, reverse),
    );
    if (manyKeys !== undefined) parameters.push(limit + skip);
    return (yield rows(chosen, [...parameters, limit, skip])).map(selection.read);
  }

  function pageOf(conditions: RawBuilder<unknown>, scans: number, reverse: boolean): RawBuilder<unknown> {
    const inOrder = ordered(dialect, collection, order, "m", reverse);
    const end = sql`limit ${rowCount} offset ${parameter}`;
    if (manyKeys !== undefined) {
      const scan = sql`select m.* ${from} ${conditions} ${inOrder} limit ${rowCount}`;
      return sql`select ${columns} from ${manyKeys.texts} cross join lateral (${scan}) as m ${inOrder} ${end}`;
    }
    // Only narrow rows are merged; the rows of the page are read afterward.
    const narrow = sql.join([...order.map(snakeCase), rowId].map((column) => sql.ref(`m.${column}`)));
    const places = sql.raw(order.map((_, i) => `${i + 1}${reverse ? " desc" : ""}`).join(", "));
    const merged = sql`${unionAll(sql`select ${narrow} ${from} ${conditions}`, scans)} order by ${places} ${end}`;
    return sql`select ${columns} from (${merged}) as w ${dialect.joinRows(dialect.table(collection.name))}`;
  }

  function countOf(conditions: RawBuilder<unknown>, scans: number): RawBuilder<unknown> {
    const scan = sql`select 1 ${from} ${conditions}`;
    const found =
      manyKeys === undefined
        ? unionAll(scan, scans)
        : // The offset keeps the planner from reading the whole list to join it.
          sql`select 1 from ${manyKeys.texts} cross join lateral (${scan} offset 0) as m`;
    return sql`select count(*) from (${found} limit ${rowCount}) as subquery`;
  }

  return {
    /** The rows of a list; undefined if too many combinations match. */
    *read(this: void, args: ListArguments, tests = noTests): Steps<Rows | undefined> {
      const groups = yield* combinations(args);
      if (groups === undefined) return undefined;
      const one = groups.length === 1;
      const filter = others(args);
      let skip = args.skip ?? 0;
      let wanted = one ? args.limit : args.limit + skip;
      const found: Record<string, unknown>[] = [];
      for (const { texts, bounds } of groups) {
        const asked = { ...args, from: undefined, ...bounds, filter, limit: wanted, skip: one ? skip : 0 };
        const answer = yield* page(texts, asked, tests);
        found.push(...(one ? answer : answer.slice(skip)));
        if (!one) skip = Math.max(0, skip - answer.length);
        wanted -= answer.length;
        if (wanted <= 0) break;
      }
      return found;
    },
    /** Whether more than `count` rows match the filters that the index contains. Too many combinations count as too many rows. */
    *hasMore(this: void, args: ListArguments, count: number): Steps<boolean> {
      const groups = yield* combinations(args);
      if (groups === undefined) return true;
      const texts = groups.flatMap((group) => group.texts);
      if (texts.length === 0) return false;
      const [counted, parameters] = about("count", texts, { ...args, filter: {} }, noTests, countOf);
      return Number((yield row(counted, [...parameters, count + 1]))[0]?.[0]) > count;
    },
  };
}

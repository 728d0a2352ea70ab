import type { AnyCollection, ListArguments, ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter, rowCount, statement, where } from "../dialect.ts";
import type { Statement } from "../steps.ts";
import {
  rowId,
  rowWords,
  scopeColumn,
  searchOrder,
  sharedColumn,
  signsColumn,
  snakeCase,
  wordColumn,
  wordsTable,
} from "../schema/names.ts";
import { equals, nullsIn, ordered } from "./index-range.ts";

/**
 * How a search scans entries: those of one word in list order; those of several words up to a bound, sorting the matches; or those of all
 * words in a range, sorting the matches.
 */
export type Way = "walk" | { readonly bounded: number } | "sort";

/** Up to this many matches are sorted; with more, scanning finds a page faster. */
export const maxSorted = 500;
/** Matches of several terms are counted up to this number to compare them. */
export const maxCounted = 1000;
/** How many words with the same beginning are looked up one by one. */
export const maxWords = 64;
/** How many rows of the list are scanned for a page before sorting all matches is likely to be faster. */
export const maxWalked = 1000;
/** Ties are read from the list in order if at most this many of its rows have their value. */
export const maxTies = 500;
/** How many following entries are compared to find the rarer of two words. */
export const entriesAhead = 200;

/** A column of the rows and the value it must have. */
export type Test = readonly [field: string, value: unknown];

/** The statements of searches along one query. */
export class SearchStatements {
  readonly #dialect: Dialect;
  readonly #query: ListQuery;
  readonly #kept: readonly string[];
  readonly #ties: readonly string[];
  readonly #entries: RawBuilder<unknown>;
  readonly #inside: RawBuilder<unknown>;
  readonly #first: RawBuilder<unknown>;
  readonly #compiled = new Map<string, Statement>();
  /** Binds scope, word, the end of the range, how far to count. */
  readonly counted: Statement;
  /** The words of a range. Binds scope, word, the end of the range, scope, the end of the range, the number of words. */
  readonly words: Statement;

  constructor(dialect: Dialect, query: ListQuery, order: readonly string[]) {
    this.#dialect = dialect;
    this.#query = query;
    const { kept, ties } = searchOrder(query.collection, order);
    [this.#kept, this.#ties] = [kept, ties];
    this.#first = sql`${sql.ref(`w.${snakeCase(kept[0] ?? rowId)}`)}`;
    this.#entries = sql`${dialect.table(wordsTable(query.collection))} as w`;
    this.#inside = sql`${sql.ref(`w.${scopeColumn}`)} = ${parameter}`;
    const range = [this.#inside, sql`${word} >= ${parameter}`, sql`${word} < ${parameter}`];
    this.counted = statement(
      dialect,
      sql`select count(*) from (select 1 from ${this.#entries} ${where(range)} limit ${rowCount}) as subquery`,
    );
    this.words = statement(
      dialect,
      this.#inRange(sql`select word from words where word is not null limit ${rowCount}`),
    );
  }

  /** Reads each word of a range once, by looking for the next one after it. */
  #inRange(select: RawBuilder<unknown>): RawBuilder<unknown> {
    const next = (begin: RawBuilder<unknown>): RawBuilder<unknown> =>
      sql`(select min(${word}) from ${this.#entries} ${where([this.#inside, begin, sql`${word} < ${parameter}`])})`;
    return sql`with recursive words (word) as (
      select ${next(sql`${word} >= ${parameter}`)}
      union all select ${next(sql`${word} > words.word`)} from words where words.word is not null
    ) ${select}`;
  }

  /**
   * The list position some entries of a word later, for each word of a range. Binds as `words`, with the scope, the bounds and
   * the number of entries before the number of words.
   */
  ends(args: ListArguments): Statement {
    return this.#once(`ends${shapeOf(args)}`, () => {
      const bounds = [this.#inside, sql`${word} = words.word`, ...this.#seek(args)];
      const end = sql`select ${this.#first} from ${this.#entries} ${where(bounds)} ${this.#ordered(this.#kept, args)} limit 1 offset ${parameter}`;
      return this.#inRange(sql`select (${end}) from words where word is not null limit ${rowCount}`);
    });
  }

  /** The list position some entries of a word later. Binds scope, word, the bounds, the number of entries. */
  ahead(args: ListArguments): Statement {
    return this.#once(`ahead${shapeOf(args)}`, () => {
      const bounds = [this.#inside, sql`${word} = ${parameter}`, ...this.#seek(args)];
      return sql`select ${this.#first} from ${this.#entries} ${where(bounds)} ${this.#ordered(this.#kept, args)} limit 1 offset ${parameter}`;
    });
  }

  /**
   * A page of matches. Binds the scope; the word, or the words, their bound and the length of the term, or both ends of the
   * range and the length of the term; the bounds of the list; the bit masks of the required words, twice; the exact bounds;
   * the required words; the values of `tests`; limit and offset. In the order of the entries nothing is sorted: equal rows
   * come in any order, and the cells that distinguish them are added to the row.
   */
  page(
    way: Way,
    order: "entries" | "full",
    contained: number,
    fields: readonly string[],
    tests: readonly Test[],
    args: ListArguments,
  ): Statement {
    const tested = tests.map(([field]) => field).join();
    const nulls = nullsIn(tests.map(([, value]) => value));
    const shape = typeof way === "string" ? way : String(way.bounded);
    return this.#once(`${shape} ${order}${contained}${shapeOf(args)}|${tested}|${nulls}`, () => {
      const { collection } = this.#query;
      const reverse = args.reverse ?? false;
      const once = sql`${sql.ref(`w.${sharedColumn}`)} < ${parameter}`;
      const found =
        way === "walk"
          ? [sql`${word} = ${parameter}`]
          : way === "sort"
            ? [sql`${word} >= ${parameter}`, sql`${word} < ${parameter}`, once]
            : [
                sql`${word} in (${sql.join(Array.from({ length: way.bounded }, () => parameter))})`,
                sql`${this.#first} ${sql.raw(reverse ? ">=" : "<=")} ${parameter}`,
                once,
              ];
      const seek = [this.#inside, ...found, ...this.#seek(args)];
      if (contained > 0) seek.push(sql`(${sql.ref(`w.${signsColumn}`)} & ${parameter}) = ${parameter}`);
      const rest = [
        ...this.#behind(args),
        ...Array.from(
          { length: contained },
          () => sql`${this.#dialect.position}(${sql.ref(`m.${rowWords}`)}, ${parameter}) > 0`,
        ),
        ...tests.map(([field, value]) => equals(field, "m", value)),
      ];
      const rows = this.#dialect.joinRows(this.#dialect.table(collection.name));
      const columns = sql.join(fields.map((field) => sql.ref(`m.${snakeCase(field)}`)));
      const matches = sql`from ${this.#entries} ${rows} ${where([...seek, ...rest])}`;
      const limit = sql`limit ${rowCount} offset ${parameter}`;
      const ordering = [columnsOf(this.#kept, "w"), ...(this.#ties.length > 0 ? [columnsOf(this.#ties, "m")] : [])];
      if (order === "entries")
        return sql`select ${columns}, ${sql.join(ordering)} ${matches} ${this.#ordered([...this.#kept, rowId], args)} ${limit}`;
      if (!this.#dialect.keepsOrder) return sql`select ${columns} ${matches} ${this.#inOrder(reverse)} ${limit}`;
      // Only narrow rows are sorted; the rows of the page are read afterwards.
      const numbers = sql`select ${sql.ref(`m.${rowId}`)} ${matches} ${this.#inOrder(reverse)} ${limit}`;
      return sql`select ${columns} from (${numbers}) as w ${rows}`;
    });
  }

  /** The bound the index can start at: the position of `after` or `from`, or a later one. */
  #seek(args: ListArguments): RawBuilder<unknown>[] {
    const at = sql.raw(args.reverse ? "<=" : ">=");
    if (args.after !== undefined)
      return [sql`(${columnsOf(this.#kept, "w")}) ${at} (${sql.join(this.#kept.map(() => parameter))})`];
    return args.from === undefined ? [] : [sql`${this.#first} ${at} ${parameter}`];
  }

  /** The exact condition at the edge of the bound, and the second bound if there are two. */
  #behind(args: ListArguments): RawBuilder<unknown>[] {
    if (args.after === undefined) return [];
    const all = sql.join([columnsOf(this.#kept, "w"), ...(this.#ties.length > 0 ? [columnsOf(this.#ties, "m")] : [])]);
    const behind = sql`(${all}) ${sql.raw(args.reverse ? "<" : ">")} (${sql.join([...this.#kept, ...this.#ties].map(() => parameter))})`;
    if (args.from === undefined) return [behind];
    return [behind, sql`${this.#first} ${sql.raw(args.reverse ? "<=" : ">=")} ${parameter}`];
  }

  #ordered(columns: readonly string[], { reverse = false }: ListArguments): RawBuilder<unknown> {
    return ordered(this.#dialect, this.#query.collection, columns, "w", reverse);
  }

  #inOrder(reverse: boolean): RawBuilder<unknown> {
    const direction = sql.raw(reverse ? "desc" : "asc");
    const columns = [
      ...this.#kept.map((field) => `w.${snakeCase(field)}`),
      ...this.#ties.map((field) => `m.${snakeCase(field)}`),
    ];
    return sql`order by ${sql.join(columns.map((column) => sql`${sql.ref(column)} ${direction}`))}`;
  }

  #once(shape: string, build: () => RawBuilder<unknown>): Statement {
    let compiled = this.#compiled.get(shape);
    if (compiled === undefined) this.#compiled.set(shape, (compiled = statement(this.#dialect, build())));
    return compiled;
  }

  /** How many columns of the order are stored with the entries, and how many break ties. */
  get order(): { readonly kept: number; readonly ties: number } {
    return { kept: this.#kept.length, ties: this.#ties.length };
  }
}

const word = sql.ref(`w.${wordColumn}`);
const columnsOf = (fields: readonly string[], table: string): RawBuilder<unknown> =>
  sql.join(fields.map((field) => sql.ref(`${table}.${snakeCase(field)}`)));
const shapeOf = (args: ListArguments): string =>
  `${args.after === undefined ? "" : "a"}${args.from === undefined ? "" : "f"}${args.reverse ? "r" : ""}`;

/** Checks that the collection can be searched: the columns it is searched within and sorted by must not be nullable. */
export function checkSearch(collection: AnyCollection): void {
  for (const field of [...(collection.search?.within ?? []), ...(collection.search?.order ?? [])]) {
    if (collection.fields[field]?.nullable !== false)
      throw new TypeError(`\`${collection.name}.${field}\` sorts a search and must not be nullable`);
  }
}

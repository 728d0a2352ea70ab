import type { AnyCollection, ListArguments, ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, parameter, rowCount, statement, unionAll, where } from "../dialect.ts";
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

/** Which entries a search sorts: those of one word, or those of all words in a range. */
export type Sorted = "word" | "range";

/** Up to this many matches are sorted; with more, testing the rows of the list finds a page faster. */
export const maxSorted = 500;
/** Up to this many matches of several words are sorted; with more, merging the entries of the words finds a page faster. */
export const maxUnmerged = 128;
/** Matches of several terms are counted up to this number to compare them. */
export const maxCounted = 1000;
/** How many words with the same beginning are looked up one by one, and merged. */
export const maxWords = 64;
/** How many rows of the list are scanned for a page before sorting all matches is likely to be faster. */
export const maxWalked = 1000;
/** Ties are read from the list in order if at most this many of its rows have their value. */
export const maxTies = 500;
/** How many following entries are compared to find the rarer of two words. */
export const entriesAhead = 200;

/** A column of the rows and the value it must have. */
export type Test = readonly [field: string, value: unknown];

/** The statements of searches along one query, which select `columns` of `m`. */
export class SearchStatements {
  readonly #dialect: Dialect;
  readonly #query: ListQuery;
  readonly #kept: readonly string[];
  readonly #ties: readonly string[];
  readonly #entries: RawBuilder<unknown>;
  readonly #inside: RawBuilder<unknown>;
  readonly #first: RawBuilder<unknown>;
  readonly #rows: RawBuilder<unknown>;
  readonly #columns: RawBuilder<unknown>;
  /** The columns of the order, with those of the row that break ties. */
  readonly #ordering: readonly RawBuilder<unknown>[];
  readonly #compiled = new Map<string, Statement>();
  /** Binds scope, word, the end of the range, how far to count. */
  readonly counted: Statement;
  /** The words of a range. Binds scope, word, the end of the range, scope, the end of the range, the number of words. */
  readonly words: Statement;

  constructor(dialect: Dialect, query: ListQuery, order: readonly string[], columns: readonly RawBuilder<unknown>[]) {
    this.#dialect = dialect;
    this.#query = query;
    const { kept, ties } = searchOrder(query.collection, order);
    [this.#kept, this.#ties] = [kept, ties];
    this.#first = sql`${sql.ref(`w.${snakeCase(kept[0] ?? rowId)}`)}`;
    this.#columns = sql.join(columns);
    this.#ordering = [columnsOf(kept, "w"), ...(ties.length > 0 ? [columnsOf(ties, "m")] : [])];
    this.#rows = dialect.joinRows(dialect.table(query.collection.name));
    this.#entries = sql`${dialect.table(wordsTable(query.collection))} as w`;
    this.#inside = sql`${sql.ref(`w.${scopeColumn}`)} = ${parameter}`;
    const range = [this.#inside, sql`${word} >= ${parameter}`, sql`${word} < ${parameter}`];
    this.counted = statement(
      dialect,
      sql`select count(*) from (select 1 from ${this.#entries} ${where(range)} limit ${rowCount}) as subquery`,
    );
    // Reads each word once, by looking for the next one after it.
    const next = (begin: RawBuilder<unknown>): RawBuilder<unknown> =>
      sql`(select min(${word}) from ${this.#entries} ${where([this.#inside, begin, sql`${word} < ${parameter}`])})`;
    this.words = statement(
      dialect,
      sql`with recursive words (word) as (
        select ${next(sql`${word} >= ${parameter}`)}
        union all select ${next(sql`${word} > words.word`)} from words where words.word is not null
      ) select word from words where word is not null limit ${rowCount}`,
    );
  }

  /** The list position that is some entries of a word further on. Binds scope, word, the bounds, the number of entries. */
  ahead(args: ListArguments): Statement {
    return this.#once(`ahead${shapeOf(args)}`, () => {
      const bounds = [this.#inside, sql`${word} = ${parameter}`, ...this.#seek(args)];
      return sql`select ${this.#first} from ${this.#entries} ${where(bounds)} ${this.#ordered(this.#kept, args)} limit 1 offset ${parameter}`;
    });
  }

  /**
   * Matches in entry order, by merging the entries of several words. Equal rows come in any order, and the cells that distinguish them are
   * added to the row. Binds for each word: the scope, the word, the length of the term, the bounds of the list, and the bit masks of the
   * required words, twice. Then the exact bounds, the required words, the values of `tests`, and the limit.
   */
  merged(words: number, contained: number, tests: readonly Test[], args: ListArguments): Statement {
    return this.#once(`${words} ${shapeOfPage(contained, tests, args)}`, () => {
      const order = [...this.#kept, rowId];
      const conditions = [this.#inside, sql`${word} = ${parameter}`, once, ...this.#seekSigned(contained, args)];
      const scan = sql`select ${columnsOf(order, "w")} from ${this.#entries} ${where(conditions)}`;
      const places = sql.raw(order.map((_, i) => `${i + 1}${args.reverse ? " desc" : ""}`).join(", "));
      const inOrder = this.#ordered(order, args);
      const { keepsOrder } = this.#dialect;
      // SQLite ignores the order of a subquery without a limit. PostgreSQL merges scans that have an order themselves.
      const merged = keepsOrder
        ? sql`${unionAll(scan, words)} order by ${places} limit -1`
        : unionAll(sql`(${scan} ${inOrder})`, words);
      const columns = sql.join([this.#columns, ...this.#ordering]);
      return sql`select ${columns} from (${merged}) as w ${this.#rows} ${where(this.#rest(contained, tests, args))} ${keepsOrder ? sql`` : inOrder} limit ${rowCount}`;
    });
  }

  /**
   * Sorted matches. Binds the scope; the word, or both ends of the range; the length of the term; the bounds of the list; the bit masks of
   * the required words, twice; the exact bounds; the required words; the values of `tests`; limit and offset.
   */
  sorted(of: Sorted, contained: number, tests: readonly Test[], args: ListArguments): Statement {
    return this.#once(`${of} ${shapeOfPage(contained, tests, args)}`, () => {
      const found =
        of === "word" ? [sql`${word} = ${parameter}`] : [sql`${word} >= ${parameter}`, sql`${word} < ${parameter}`];
      const conditions = [this.#inside, ...found, once, ...this.#seekSigned(contained, args)];
      const matches = sql`from ${this.#entries} ${this.#rows} ${where([...conditions, ...this.#rest(contained, tests, args)])}`;
      const page = sql`${this.#inOrder(args.reverse ?? false)} limit ${rowCount} offset ${parameter}`;
      if (!this.#dialect.keepsOrder) return sql`select ${this.#columns} ${matches} ${page}`;
      // Only narrow rows are sorted; the rows of the page are read afterward.
      return sql`select ${this.#columns} from (select ${sql.ref(`m.${rowId}`)} ${matches} ${page}) as w ${this.#rows}`;
    });
  }

  /** The conditions on entries: the bounds, and the bit masks of the required words. */
  #seekSigned(contained: number, args: ListArguments): readonly RawBuilder<unknown>[] {
    const signed = sql`(${sql.ref(`w.${signsColumn}`)} & ${parameter}) = ${parameter}`;
    return [...this.#seek(args), ...(contained > 0 ? [signed] : [])];
  }

  /** The conditions on rows: the exact bounds, the required words and `tests`. */
  #rest(contained: number, tests: readonly Test[], args: ListArguments): readonly RawBuilder<unknown>[] {
    const contains = sql`${this.#dialect.position}(${sql.ref(`m.${rowWords}`)}, ${parameter}) > 0`;
    return [
      ...this.#behind(args),
      ...Array.from({ length: contained }, () => contains),
      ...tests.map(([field, value]) => equals(field, "m", value)),
    ];
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
    const behind = sql`(${sql.join(this.#ordering)}) ${sql.raw(args.reverse ? "<" : ">")} (${sql.join([...this.#kept, ...this.#ties].map(() => parameter))})`;
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
/** Counts an entry only if its word is the first of the row that begins with the term. */
const once = sql`${sql.ref(`w.${sharedColumn}`)} < ${parameter}`;
const shapeOfPage = (contained: number, tests: readonly Test[], args: ListArguments): string =>
  `${contained}${shapeOf(args)}|${tests.map(([field]) => field).join()}|${nullsIn(tests.map(([, value]) => value))}`;
const shapeOf = (args: ListArguments): string =>
  `${args.after === undefined ? "" : "a"}${args.from === undefined ? "" : "f"}${args.reverse ? "r" : ""}`;

/** Checks that the collection can be searched: the columns it is searched within and sorted by must not be nullable. */
export function checkSearch(collection: AnyCollection): void {
  for (const field of [...(collection.search?.within ?? []), ...(collection.search?.order ?? [])]) {
    if (collection.fields[field]?.nullable !== false)
      throw new TypeError(`\`${collection.name}.${field}\` sorts a search and must not be nullable`);
  }
}

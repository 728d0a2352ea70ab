import type { AnyCollection, ListArguments, ListQuery } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, type Statement, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { ROW_ID, ROW_WORDS, SHARED, snakeCase, WORD, wordsTable } from "../schema/names.ts";
import { beginningOf } from "../schema/word-entries.ts";
import { fromCondition } from "./list.ts";
import { alsoFrom, equals, ordered, stretchConditions, stretchesOf } from "./run-along.ts";

/** Up to so many matches are sorted; beyond them a page comes sooner by walking the list. */
const SORTED = 500;
/** So many rows are walked for a page before sorting all matches after all promises to be shorter. */
const WALKED = 2000;

/** What a search walks: the entries of a beginning in list order, a bounded run of them, or all words in a range, sorted. */
type Way = "walk" | "bounded" | "sort";

interface Term {
  readonly text: string;
  readonly beginning: string;
  /** Whether the beginning is the whole term, so that every entry under it matches. */
  readonly whole: boolean;
}

/** Compiles the search along a list. @throws {TypeError} the list is not in the order of the collection's search */
export function searchReader(query: ListQuery) {
  const { collection, order } = query;
  const search = collection.search;
  if (search === undefined || search.order.join() !== order.join() || !search.within.every((field) => query.equal.includes(field))) {
    return (): never => {
      throw new TypeError(`\`${collection.name}\` cannot be searched along \`${query.index}\``);
    };
  }
  const { within } = search;
  const fields = query.select ?? Object.keys(collection.fields);
  const read = rowReader(collection, fields);
  const rest = query.equal.filter((field) => !within.includes(field));
  const inside = within.map((field) => sql`${sql.ref(`w.${snakeCase(field)}`)} = ${parameter}`);
  const word = sql.ref(`w.${WORD}`);
  const entries = sql`${sql.table(wordsTable(collection))} as w`;
  const range = sql`${word} >= ${parameter} and ${word} < ${parameter}`;
  const counted = {
    whole: statement(sql`select count(*) from (select 1 from ${entries} ${where([...inside, sql`${word} = ${parameter}`])} limit ${sql.raw(String(SORTED + 1))})`),
    longer: statement(sql`select count(*) from (select 1 from ${entries} ${where([...inside, range])} limit ${sql.raw(String(SORTED + 1))})`),
  };
  const statements = new Map<string, Statement>();

  const compile = (way: Way, contained: number, args: ListArguments, filter: readonly string[]): Statement => {
    const reverse = args.reverse ?? false;
    const [stretch] = stretchesOf(collection, order, args);
    const bounds: RawBuilder<unknown>[] = [...inside, way === "sort" ? sql`${range} and ${sql.ref(`w.${SHARED}`)} < ${parameter}` : sql`${word} = ${parameter}`];
    if (stretch) bounds.push(...stretchConditions(stretch, order, "w"));
    if (alsoFrom(args, order)) bounds.push(fromCondition("w", order[0] as string, reverse));
    const tests: RawBuilder<unknown>[] = [
      ...Array.from({ length: contained }, () => sql`instr(${sql.ref(`m.${ROW_WORDS}`)}, ${parameter}) > 0`),
      ...[...rest, ...filter].map((field) => equals(collection, field, "m")),
    ];
    // A cross join is SQLite's way to fix the order of a join: entries first, then their rows.
    const rows = sql`cross join ${sql.table(collection.name)} as m on ${sql.ref(`m.${ROW_ID}`)} = ${sql.ref(`w.${ROW_ID}`)}`;
    const columns = sql.join(fields.map((field) => sql.ref(`m.${snakeCase(field)}`)));
    const inOrder = ordered(order, "w", reverse);
    const page = sql`limit ${parameter} offset ${parameter}`;
    if (way !== "bounded") return statement(sql`select ${columns} from ${entries} ${rows} ${where([...bounds, ...tests])} ${inOrder} ${page}`);
    return statement(sql`select ${columns} from (select * from ${entries} ${where(bounds)} ${inOrder} limit ${sql.raw(String(WALKED))}) as w ${rows} ${where(tests)} ${inOrder} ${page}`);
  };

  const run = (connection: Connection, way: Way, driver: Term, contained: readonly Term[], args: ListArguments) => {
    const filter = args.filter === undefined ? [] : Object.keys(args.filter);
    const [stretch] = stretchesOf(collection, order, args);
    const shape = `${way}${contained.length}${stretch?.compare ?? ""}${stretch?.tuple ? "t" : ""}${args.reverse ? "r" : ""}${alsoFrom(args, order) ? "f" : ""}|${filter.join()}`;
    let chosen = statements.get(shape);
    if (chosen === undefined) statements.set(shape, (chosen = compile(way, contained.length, args, filter)));
    const parameters: SQLInputValue[] = within.map((field) => bindable(args.equal[query.equal.indexOf(field)]));
    if (way === "sort") parameters.push(driver.text, beyond(driver.text), driver.text.length);
    else parameters.push(driver.beginning);
    if (stretch) parameters.push(...stretch.values);
    if (alsoFrom(args, order)) parameters.push(bindable(args.from));
    for (const term of contained) parameters.push(` ${term.text}`);
    for (const field of rest) parameters.push(bindable(args.equal[query.equal.indexOf(field)]));
    for (const field of filter) parameters.push(bindable(args.filter?.[field]));
    parameters.push(args.limit, args.skip ?? 0);
    return connection.rows(chosen, parameters).map(read);
  };

  return (connection: Connection, args: ListArguments): readonly Record<string, unknown>[] => {
    const terms = termsOf(args.words ?? []);
    const inside = within.map((field) => bindable(args.equal[query.equal.indexOf(field)]));
    const count = (term: Term): number =>
      (term.whole ? connection.row(counted.whole, ...inside, term.text) : connection.row(counted.longer, ...inside, term.text, beyond(term.text)))?.[0] as number;
    const [only] = terms;
    if (only !== undefined && terms.length === 1 && only.whole) return run(connection, "walk", only, [], args);
    const counts = terms.map(count);
    const fewest = Math.min(...counts);
    if (fewest === 0) return [];
    if (fewest <= SORTED) {
      const driver = terms[counts.indexOf(fewest)] as Term;
      return run(connection, driver.whole ? "walk" : "sort", driver, terms.filter((term) => term !== driver), args);
    }
    // All are common. The longest is the likeliest to be the rarest.
    const driver = terms.reduce((one, other) => (other.text.length > one.text.length ? other : one));
    const others = terms.filter((term) => term !== driver);
    if (driver.whole) return run(connection, "walk", driver, others, args);
    const page = run(connection, "bounded", driver, terms, args);
    return page.length === args.limit ? page : run(connection, "sort", driver, others, args);
  };
}

/** Terms without those that another one implies. */
function termsOf(words: readonly string[]): readonly Term[] {
  const kept = words.filter((word, i) => !words.some((other, j) => other.startsWith(word) && (other !== word || j < i)));
  return kept.map((text) => ({ text, ...beginningOf(text) }));
}

/** Everything that begins with `text` comes before this. */
const beyond = (text: string): string => `${text}\u{10ffff}`;

/** Whether this collection can be searched at all: what is searched within and ordered by stands in a key and cannot be null. */
export function checkSearch(collection: AnyCollection): void {
  for (const field of [...(collection.search?.within ?? []), ...(collection.search?.order ?? [])]) {
    if (collection.fields[field]?.nullable !== false) throw new TypeError(`\`${collection.name}.${field}\` orders a search and may not be null`);
  }
}

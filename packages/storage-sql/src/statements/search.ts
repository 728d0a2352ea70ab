import type { ListArguments, ListQuery } from "@rollcall/core";
import type { SQLInputValue } from "node:sqlite";
import type { Connection } from "../connections/connection.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { beginningOf, signsOf } from "../schema/word-entries.ts";
import { entriesAhead, maxCounted, SearchStatements, maxSorted, maxWalked, type Way } from "./search-statements.ts";
import { rowsMore, settleTies } from "./settle-ties.ts";

interface Term {
  readonly text: string;
  /** The entry to scan: the whole term, its prefix, or the only word that starts with it. */
  readonly entry: string;
  /** Whether every row with that entry matches. */
  readonly exact: boolean;
}

/**
 * Compiles the search of a list. A term of up to three letters, and a longer one that matches a single word, is one entry in
 * list order, so a page is a scan. Other terms are looked up among the words: few matches are sorted, many are found quickly by scanning
 * the first three letters. With several terms, the rarest one leads.
 */
export function searchReader(query: ListQuery) {
  const { collection, order } = query;
  const search = collection.search;
  if (search?.order.join() !== order.join() || !search.within.every((field) => query.equal.includes(field))) {
    return (): never => {
      throw new TypeError(`\`${collection.name}\` cannot be searched along \`${query.index}\``);
    };
  }
  const { within } = search;
  const fields = query.select ?? Object.keys(collection.fields);
  const read = rowReader(collection, fields);
  const rest = query.equal.filter((field) => !within.includes(field));
  const statements = new SearchStatements(query, within, order);
  const equal = (args: ListArguments, field: string): SQLInputValue => bindable(args.equal[query.equal.indexOf(field)]);

  const page = (
    connection: Connection,
    scope: SQLInputValue,
    way: Way,
    lead: Term,
    contained: readonly Term[],
    args: ListArguments,
    bound?: SQLInputValue,
  ) => {
    const filter = args.filter ?? {};
    const tests = [...rest, ...Object.keys(filter)];
    const parameters: SQLInputValue[] = [scope];
    if (way === "sort") parameters.push(lead.text, beyond(lead.text), lead.text.length);
    else parameters.push(lead.entry);
    parameters.push(...seekValues(args));
    if (bound !== undefined) parameters.push(bound);
    const signs = signsOf(contained.map(({ text }) => text));
    if (contained.length > 0) parameters.push(signs, signs);
    parameters.push(...behindValues(args), ...contained.map(({ text }) => ` ${text}`));
    for (const field of rest) parameters.push(equal(args, field));
    for (const value of Object.values(filter)) parameters.push(bindable(value));
    if (way !== "sort" && (args.skip ?? 0) === 0) {
      const entries = statements.page(way, "entries", contained.length, fields, tests, args);
      // A page that ends among ties needs the rest of them; if there are too many, all matches are sorted.
      for (const more of rowsMore) {
        const asked = args.limit + more;
        const rows = connection.rows(entries, [...parameters, asked, 0]);
        const shape = {
          limit: args.limit,
          asked,
          width: fields.length,
          ...statements.order,
          reverse: args.reverse ?? false,
        };
        const settled = settleTies(rows, shape);
        if (settled !== undefined) return settled.map(read);
      }
    }
    parameters.push(args.limit, args.skip ?? 0);
    return connection.rows(statements.page(way, "full", contained.length, fields, tests, args), parameters).map(read);
  };

  const seekValues = (args: ListArguments): SQLInputValue[] =>
    args.after !== undefined
      ? args.after.slice(0, statements.order.kept).map(bindable)
      : args.from === undefined
        ? []
        : [bindable(args.from)];
  const behindValues = (args: ListArguments): SQLInputValue[] =>
    args.after === undefined
      ? []
      : [...args.after.map(bindable), ...(args.from === undefined ? [] : [bindable(args.from)])];

  /** The term with its entry; undefined if no word starts with it. */
  const lookUp = (connection: Connection, scope: SQLInputValue, text: string): Term | undefined => {
    const { beginning, whole } = beginningOf(text);
    const end = whole ? `${text}\0` : beyond(text);
    const first = connection.row(statements.firstWord, [scope, text, end])?.[0];
    if (first === undefined) return undefined;
    if (whole) return { text, entry: text, exact: true };
    const exact = connection.row(statements.nextWord, [scope, first, end]) === undefined;
    return { text, entry: exact ? (first as string) : beginning, exact };
  };

  const count = (connection: Connection, scope: SQLInputValue, { text, exact, entry }: Term, limit: number): number =>
    connection.row(
      statements.counted,
      exact ? [scope, entry, `${entry}\0`, limit] : [scope, text, beyond(text), limit],
    )?.[0] as number;

  /** The list position some entries of a term later, if there are that many. */
  const ahead = (connection: Connection, scope: SQLInputValue, { entry }: Term, entries: number, args: ListArguments) =>
    connection.row(statements.ahead(args), [scope, entry, ...seekValues(args), entries])?.[0];

  /** The term with the sparsest entries in this part of the list, if all terms are common. */
  const sparsest = (
    connection: Connection,
    scope: SQLInputValue,
    terms: readonly Term[],
    args: ListArguments,
  ): Term => {
    const reach = terms.map((term) => ({ term, at: ahead(connection, scope, term, entriesAhead, args) }));
    return reach.reduce((one, other) => (isFurther(other.at, one.at, args.reverse ?? false) ? other : one)).term;
  };

  return (connection: Connection, args: ListArguments): readonly Record<string, unknown>[] => {
    const scope =
      within.length === 0
        ? 0
        : connection.row(
            statements.scope,
            within.map((field) => equal(args, field)),
          )?.[0];
    if (scope === undefined) return [];
    const terms: Term[] = [];
    for (const text of withoutImplied(args.words ?? [])) {
      const term = lookUp(connection, scope, text);
      if (term === undefined) return [];
      terms.push(term);
    }
    const [only] = terms as [Term];
    if (terms.length === 1 && only.exact) return page(connection, scope, "walk", only, [], args);
    const limit = terms.length === 1 ? maxSorted + 1 : maxCounted;
    let [lead, fewest] = [only, limit];
    for (const term of terms) {
      const found = count(connection, scope, term, fewest);
      if (found < fewest) [lead, fewest] = [term, found];
    }
    if (fewest === limit) lead = sparsest(connection, scope, terms, args);
    const others = terms.filter((term) => term !== lead);
    if (lead.exact) return page(connection, scope, "walk", lead, others, args);
    if (fewest <= maxSorted) return page(connection, scope, "sort", lead, others, args);
    const bound = ahead(connection, scope, lead, maxWalked, args);
    if (bound === undefined) return page(connection, scope, "walk", lead, terms, args);
    const walked = page(connection, scope, "bounded", lead, terms, args, bound);
    return walked.length === args.limit ? walked : page(connection, scope, "sort", lead, others, args);
  };
}

/** The terms without those that are implied by another one. */
const withoutImplied = (words: readonly string[]): readonly string[] =>
  words.filter((word, i) => !words.some((other, j) => other.startsWith(word) && (other !== word || j < i)));

/** Sorts after everything that starts with `text`. */
const beyond = (text: string): string => `${text}\u{10ffff}`;

/** Whether the list reaches `one` later than `other`; a position that does not exist is last. */
function isFurther(one: unknown, other: unknown, reverse: boolean): boolean {
  if (one === undefined || other === undefined) return one === undefined && other !== undefined;
  return reverse ? (one as string) < (other as string) : (one as string) > (other as string);
}

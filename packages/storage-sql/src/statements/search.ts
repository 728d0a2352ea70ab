import type { ListArguments, ListQuery } from "@rollcall/core";
import { indexOfFilter, maxRare } from "@rollcall/core/storage";
import type { Dialect } from "../dialect.ts";
import { bindable } from "../row-codec.ts";
import { scopeOf, signsOf } from "../schema/word-entries.ts";
import { type Cell, type Cells, row, rows, type Steps } from "../steps.ts";
import { pushValues } from "./index-range.ts";
import { listReader, moreReader } from "./list.ts";
import {
  entriesAhead,
  maxCounted,
  maxSorted,
  maxTies,
  maxUnmerged,
  maxWalked,
  maxWords,
  SearchStatements,
  type Test,
} from "./search-statements.ts";
import { selectRows } from "./packed-row.ts";
import { rowsMore, settleTies, type TiesShape } from "./settle-ties.ts";

interface Term {
  readonly text: string;
  /** The words that start with it; more than can be looked up one by one if there are many. */
  readonly words: readonly [string, ...string[]];
}

const wordOf = ({ words: [word, ...others] }: Term): string | undefined => (others.length === 0 ? word : undefined);

/**
 * Compiles the search of a list. The entries of a word are in list order, so a page is a scan, or merges the scans of several words. Few
 * matches are sorted instead, and if a term has many words, the rows of the list are tested. With several terms, the rarest one leads.
 */
export function searchReader(dialect: Dialect, query: ListQuery) {
  const { collection, order } = query;
  const search = collection.search;
  if (search?.order.join() !== order.join() || !search.within.every((field) => query.equal.includes(field))) {
    return (): never => {
      throw new TypeError(`\`${collection.name}\` cannot be searched along \`${query.index}\``);
    };
  }
  const { within } = search;
  const fields = query.select ?? Object.keys(collection.fields);
  const { columns, read } = selectRows(dialect, collection, fields, "m");
  const statements = new SearchStatements(dialect, query, order, columns);
  const walkList = listReader(dialect, query);
  const [first = ""] = order;
  const filtered = new Map<string, ReturnType<typeof listsFilteredBy>>();
  const positions = listReader(dialect, { ...query, select: [first] });
  const numeric = order.slice(statements.order.kept).map((field) => collection.fields[field]?.kind !== "text");
  const equal = (args: ListArguments, field: string): Cell => bindable(args.equal[query.equal.indexOf(field)]);

  const testsOf = (args: ListArguments): readonly Test[] => [
    ...query.equal.map((field, i): Test => [field, args.equal[i]]),
    ...Object.entries(args.filter ?? {}),
  ];

  /** The parameters of conditions on entries, and of those on rows. */
  function valuesOf(contained: readonly Term[], args: ListArguments): readonly [Cell[], Cell[]] {
    const signs = signsOf(contained.map(({ text }) => text));
    const rest = [...behindValues(args), ...contained.map(({ text }) => ` ${text}`)];
    pushValues(
      rest,
      testsOf(args).map(([, value]) => value),
    );
    return [[...seekValues(args), ...(contained.length > 0 ? [signs, signs] : [])], rest];
  }

  /** A page of the matches of some words. */
  function* merged(
    scope: number,
    lead: Term,
    contained: readonly Term[],
    args: ListArguments,
  ): Steps<readonly Record<string, unknown>[]> {
    if ((args.skip ?? 0) > 0) return yield* sorted(scope, lead, contained, args);
    // Rounded up to a power of two, so that few statements serve all numbers of words.
    const words = 2 ** Math.ceil(Math.log2(lead.words.length));
    const statement = statements.merged(words, contained.length, testsOf(args), args);
    const [bounds, rest] = valuesOf(contained, args);
    const parameters: Cell[] = [];
    for (let i = 0; i < words; i++) parameters.push(scope, lead.words[i] ?? noWord, lead.text.length, ...bounds);
    parameters.push(...rest);
    // A page that ends among ties needs the rest of them; if there are too many, all matches are sorted.
    for (const more of rowsMore) {
      const asked = args.limit + more;
      const found = [...(yield rows(statement, [...parameters, asked]))];
      const shape = {
        limit: args.limit,
        asked,
        width: columns.length,
        kept: statements.order.kept,
        numeric,
        reverse: args.reverse ?? false,
      };
      const settled = settleTies(found, shape);
      if (settled !== undefined) return settled.map(read);
      const completed = yield* completeInList(found, shape, [lead, ...contained], args);
      if (completed !== undefined) return completed;
    }
    return yield* sorted(scope, lead, contained, args);
  }

  function* sorted(
    scope: number,
    lead: Term,
    contained: readonly Term[],
    args: ListArguments,
  ): Steps<readonly Record<string, unknown>[]> {
    const word = wordOf(lead);
    const range = word === undefined ? [lead.text, beyond(lead.text)] : [word];
    const statement = statements.sorted(word === undefined ? "range" : "word", contained.length, testsOf(args), args);
    const [bounds, rest] = valuesOf(contained, args);
    const parameters = [scope, ...range, lead.text.length, ...bounds, ...rest, args.limit, args.skip ?? 0];
    return (yield rows(statement, parameters)).map(read);
  }

  /** Completes a page that ends among ties from the list, which has them in order; undefined if they are among too many rows. */
  function* completeInList(
    found: Cells[],
    shape: TiesShape,
    terms: readonly Term[],
    args: ListArguments,
  ): Steps<readonly Record<string, unknown>[] | undefined> {
    const from = found.at(-1)?.[shape.width] as string | number | null | undefined;
    if (shape.kept !== 1 || from === undefined || from === null) return undefined;
    const { equal, reverse = false } = args;
    const [end] = yield* positions({ equal, reverse, from, skip: maxTies, limit: 1 });
    if (end?.[first] === from) return undefined;
    const whole = found.filter((cells) => cells[shape.width] !== from);
    const before = settleTies(whole, { ...shape, asked: Infinity }) ?? [];
    const begin = args.after?.[0] === from ? { after: args.after } : { from };
    const rest = { equal, reverse, ...begin, filter: args.filter ?? {}, limit: args.limit - before.length };
    const ties = yield* walkList(rest, { words: terms.map(({ text }) => text), until: from });
    return [...before.map(read), ...ties];
  }

  const seekValues = (args: ListArguments): Cell[] =>
    args.after !== undefined
      ? args.after.slice(0, statements.order.kept).map(bindable)
      : args.from === undefined
        ? []
        : [bindable(args.from)];
  const behindValues = (args: ListArguments): Cell[] =>
    args.after === undefined
      ? []
      : [...args.after.map(bindable), ...(args.from === undefined ? [] : [bindable(args.from)])];

  /** The term with its words; undefined if no word starts with it. */
  function* lookUp(scope: number, text: string): Steps<Term | undefined> {
    const end = beyond(text);
    const found = yield rows(statements.words, [scope, text, end, scope, end, maxWords + 1]);
    const [first, ...others] = found.map(([word]) => word as string);
    return first === undefined ? undefined : { text, words: [first, ...others] };
  }

  function* count(scope: number, term: Term, limit: number): Steps<number> {
    const word = wordOf(term);
    // A word is made of letters and digits, so no other word sorts before this end.
    const range = word === undefined ? [term.text, beyond(term.text)] : [word, `${word}\u0001`];
    return Number((yield row(statements.counted, [scope, ...range, limit]))[0]?.[0]);
  }

  /** The term with the sparsest entries in this part of the list, of common terms with one word. */
  function* sparsest(scope: number, terms: readonly Term[], args: ListArguments): Steps<Term | undefined> {
    let furthest: Term | undefined;
    let reach: unknown;
    for (const term of terms) {
      const word = wordOf(term);
      if (word === undefined) continue;
      const at = (yield row(statements.ahead(args), [scope, word, ...seekValues(args), entriesAhead]))[0]?.[0];
      if (furthest === undefined || isFurther(at, reach, args.reverse ?? false)) [furthest, reach] = [term, at];
    }
    return furthest;
  }

  /** A page of the list whose rows are tested for the terms; undefined if it is not full after many rows. */
  function* tested(terms: readonly Term[], args: ListArguments): Steps<readonly Record<string, unknown>[] | undefined> {
    const [end] = yield* positions({ ...args, filter: {}, skip: maxWalked, limit: 1 });
    const until = end?.[first] as Cell | undefined;
    const words = terms.map(({ text }) => text);
    const found = yield* walkList(args, { words, until });
    return until === undefined || found.length === args.limit ? found : undefined;
  }

  function listsFilteredBy(column: string) {
    const index = indexOfFilter(query, column);
    if (index === undefined) return undefined;
    const narrow = { ...query, index, equal: [...query.equal, column] };
    return { rows: listReader(dialect, narrow), hasMore: moreReader(dialect, narrow) };
  }

  /** A page of the rows with a rare value that a filter requires; undefined if all values are common. */
  function* filteredPage(args: ListArguments): Steps<readonly Record<string, unknown>[] | undefined> {
    for (const [column, value] of Object.entries(args.filter ?? {})) {
      if (!filtered.has(column)) filtered.set(column, listsFilteredBy(column));
      const lists = filtered.get(column);
      if (lists === undefined) continue;
      const equal = [...args.equal, value];
      if (!(yield* lists.hasMore({ ...args, equal }, maxRare)))
        return yield* lists.rows({ ...args, equal }, { words: args.words ?? [], until: undefined });
    }
    return undefined;
  }

  return function* (args: ListArguments): Steps<readonly Record<string, unknown>[]> {
    const rare = yield* filteredPage(args);
    if (rare !== undefined) return rare;
    const scope = scopeOf(within.map((field) => equal(args, field)));
    const terms: Term[] = [];
    for (const text of withoutImplied(args.words ?? [])) {
      const term = yield* lookUp(scope, text);
      if (term === undefined) return [];
      terms.push(term);
    }
    const [only] = terms as [Term];
    if (terms.length === 1 && wordOf(only) !== undefined) return yield* merged(scope, only, [], args);
    const limit = terms.length > 1 ? maxCounted : (hasFewWords(only) ? maxUnmerged : maxSorted) + 1;
    let [lead, fewest] = [only, limit];
    for (const term of terms) {
      const found = yield* count(scope, term, fewest);
      if (found < fewest) [lead, fewest] = [term, found];
    }
    if (fewest === limit) lead = (yield* sparsest(scope, terms, args)) ?? lead;
    const others = terms.filter((term) => term !== lead);
    if (wordOf(lead) !== undefined || (hasFewWords(lead) && fewest > maxUnmerged))
      return yield* merged(scope, lead, others, args);
    const found = fewest > maxSorted ? yield* tested(terms, args) : undefined;
    return found ?? (yield* sorted(scope, lead, others, args));
  };
}

/** The word of a scan without entries. */
const noWord = "";

/** Whether all words of a term were looked up. */
const hasFewWords = ({ words }: Term): boolean => words.length <= maxWords;

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

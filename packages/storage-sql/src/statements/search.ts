import type { ListArguments, ListQuery } from "@rollcall/core";
import { indexOfFilter, maxRare } from "@rollcall/core/storage";
import type { Dialect } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { scopeOf, signsOf } from "../schema/word-entries.ts";
import { type Cell, type Cells, row, rows, type Steps } from "../steps.ts";
import { pushValues } from "./index-range.ts";
import { listReader, moreReader } from "./list.ts";
import {
  entriesAhead,
  maxCounted,
  maxSorted,
  maxTies,
  maxWalked,
  maxWords,
  SearchStatements,
  type Test,
  type Way,
} from "./search-statements.ts";
import { rowsMore, settleTies, type TiesShape } from "./settle-ties.ts";

interface Term {
  readonly text: string;
  /** The words that start with it; more than can be looked up one by one if there are many. */
  readonly words: readonly [string, ...string[]];
}

const wordOf = ({ words: [word, ...others] }: Term): string | undefined => (others.length === 0 ? word : undefined);

/**
 * Compiles the search of a list. A term that matches a single word has its entries in list order, so a page is a scan. Of other terms,
 * few matches are sorted, and many are found quickly by testing the rows of the list. With several terms, the rarest one leads.
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
  const read = rowReader(dialect, collection, fields);
  const statements = new SearchStatements(dialect, query, order);
  const walkList = listReader(dialect, query);
  const [first = ""] = order;
  const filtered = new Map<string, ReturnType<typeof listsFilteredBy>>();
  const positions = listReader(dialect, { ...query, select: [first] });
  const numeric = order.slice(statements.order.kept).map((field) => collection.fields[field]?.kind !== "text");
  const equal = (args: ListArguments, field: string): Cell => bindable(args.equal[query.equal.indexOf(field)]);

  function* page(
    scope: number,
    way: Way,
    lead: Term,
    contained: readonly Term[],
    args: ListArguments,
    bound: Cell = null,
  ): Steps<readonly Record<string, unknown>[]> {
    const tests: Test[] = [
      ...query.equal.map((field, i): Test => [field, args.equal[i]]),
      ...Object.entries(args.filter ?? {}),
    ];
    const parameters: Cell[] = [scope];
    if (way === "walk") parameters.push(lead.words[0]);
    else if (way === "sort") parameters.push(lead.text, beyond(lead.text), lead.text.length);
    else
      parameters.push(
        ...Array.from({ length: way.bounded }, (_, i) => lead.words[i] ?? lead.words[0]),
        bound,
        lead.text.length,
      );
    parameters.push(...seekValues(args));
    const signs = signsOf(contained.map(({ text }) => text));
    if (contained.length > 0) parameters.push(signs, signs);
    parameters.push(...behindValues(args), ...contained.map(({ text }) => ` ${text}`));
    pushValues(
      parameters,
      tests.map(([, value]) => value),
    );
    if (way === "walk" && (args.skip ?? 0) === 0) {
      const entries = statements.page(way, "entries", contained.length, fields, tests, args);
      // A page that ends among ties needs the rest of them; if there are too many, all matches are sorted.
      for (const more of rowsMore) {
        const asked = args.limit + more;
        const found = [...(yield rows(entries, [...parameters, asked, 0]))];
        const shape = {
          limit: args.limit,
          asked,
          width: fields.length,
          kept: statements.order.kept,
          numeric,
          reverse: args.reverse ?? false,
        };
        const settled = settleTies(found, shape);
        if (settled !== undefined) return settled.map(read);
        const completed = yield* completeInList(found, shape, [lead, ...contained], args);
        if (completed !== undefined) return completed;
      }
    }
    parameters.push(args.limit, args.skip ?? 0);
    return (yield rows(statements.page(way, "full", contained.length, fields, tests, args), parameters)).map(read);
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

  /** A page of the matches up to a near place where a word has had enough entries; undefined if they don't fill it. */
  function* bounded(
    scope: number,
    lead: Term,
    others: readonly Term[],
    args: ListArguments,
  ): Steps<readonly Record<string, unknown>[] | undefined> {
    const isFiltered = others.length > 0 || Object.keys(args.filter ?? {}).length > 0;
    const wanted = args.limit + (args.skip ?? 0);
    // Rounded up to a power of two, so that few statements serve all numbers of words. `page` repeats the first word.
    const way = { bounded: 2 ** Math.ceil(Math.log2(lead.words.length)) };
    const end = beyond(lead.text);
    const range = [scope, lead.text, end, scope, end, scope, ...seekValues(args)];
    // The other words usually have entries before that place, too.
    for (const entries of isFiltered ? [wanted, wanted * 8] : [Math.ceil(wanted / 4), wanted]) {
      let bound: Cell = null;
      for (const [at] of yield rows(statements.ends(args), [...range, entries, maxWords]))
        if (at !== null && (bound === null || isFurther(bound, at, args.reverse ?? false))) bound = at as Cell;
      if (bound === null) return undefined;
      const found = yield* page(scope, way, lead, others, args, bound);
      if (found.length === args.limit) return found;
    }
    return undefined;
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
    if (terms.length === 1 && wordOf(only) !== undefined) return yield* page(scope, "walk", only, [], args);
    const limit = terms.length === 1 ? maxSorted + 1 : maxCounted;
    let [lead, fewest] = [only, limit];
    for (const term of terms) {
      const found = yield* count(scope, term, fewest);
      if (found < fewest) [lead, fewest] = [term, found];
    }
    if (fewest === limit) lead = (yield* sparsest(scope, terms, args)) ?? lead;
    const others = terms.filter((term) => term !== lead);
    if (wordOf(lead) !== undefined) return yield* page(scope, "walk", lead, others, args);
    if (fewest > maxSorted) {
      const hasManyWords = lead.words.length > maxWords;
      const found = yield* hasManyWords ? tested(terms, args) : bounded(scope, lead, others, args);
      if (found !== undefined) return found;
    }
    return yield* page(scope, "sort", lead, others, args);
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

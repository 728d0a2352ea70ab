import type { ListArguments, ListQuery } from "@rollcall/core";
import type { Cell, Dialect } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { beginningOf, scopeOf, signsOf } from "../schema/word-entries.ts";
import { row, rows, type Steps } from "../steps.ts";
import { pushValues } from "./index-range.ts";
import {
  entriesAhead,
  maxCounted,
  maxSorted,
  maxWalked,
  SearchStatements,
  type Test,
  type Way,
} from "./search-statements.ts";
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
  const numeric = order.slice(statements.order.kept).map((field) => collection.fields[field]?.kind !== "text");
  const equal = (args: ListArguments, field: string): Cell => bindable(args.equal[query.equal.indexOf(field)]);

  function* page(
    scope: number,
    way: Way,
    lead: Term,
    contained: readonly Term[],
    args: ListArguments,
    bound?: Cell,
  ): Steps<readonly Record<string, unknown>[]> {
    const tests: Test[] = [
      ...query.equal.map((field, i): Test => [field, args.equal[i]]),
      ...Object.entries(args.filter ?? {}),
    ];
    const parameters: Cell[] = [scope];
    if (way === "sort") parameters.push(lead.text, beyond(lead.text), lead.text.length);
    else parameters.push(lead.entry);
    parameters.push(...seekValues(args));
    if (bound !== undefined) parameters.push(bound);
    const signs = signsOf(contained.map(({ text }) => text));
    if (contained.length > 0) parameters.push(signs, signs);
    parameters.push(...behindValues(args), ...contained.map(({ text }) => ` ${text}`));
    pushValues(
      parameters,
      tests.map(([, value]) => value),
    );
    if (way !== "sort" && (args.skip ?? 0) === 0) {
      const entries = statements.page(way, "entries", contained.length, fields, tests, args);
      // A page that ends among ties needs the rest of them; if there are too many, all matches are sorted.
      for (const more of rowsMore) {
        const asked = args.limit + more;
        const found = yield rows(entries, [...parameters, asked, 0]);
        const shape = {
          limit: args.limit,
          asked,
          width: fields.length,
          kept: statements.order.kept,
          numeric,
          reverse: args.reverse ?? false,
        };
        const settled = settleTies([...found], shape);
        if (settled !== undefined) return settled.map(read);
      }
    }
    parameters.push(args.limit, args.skip ?? 0);
    return (yield rows(statements.page(way, "full", contained.length, fields, tests, args), parameters)).map(read);
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

  /** The term with its entry; undefined if no word starts with it. */
  function* lookUp(scope: number, text: string): Steps<Term | undefined> {
    const { beginning, whole } = beginningOf(text);
    // A word is made of letters and digits, so no other word sorts before this end.
    const end = whole ? `${text}\u0001` : beyond(text);
    const first = (yield row(statements.firstWord, [scope, text, end]))[0]?.[0] as string | undefined;
    if (first === undefined) return undefined;
    if (whole) return { text, entry: text, exact: true };
    const exact = (yield row(statements.nextWord, [scope, first, end])).length === 0;
    return { text, entry: exact ? first : beginning, exact };
  }

  function* count(scope: number, { text, exact, entry }: Term, limit: number): Steps<number> {
    const range = exact ? [entry, `${entry}\u0001`] : [text, beyond(text)];
    return Number((yield row(statements.counted, [scope, ...range, limit]))[0]?.[0]);
  }

  /** The list position some entries of a term later, if there are that many. */
  function* ahead(scope: number, { entry }: Term, entries: number, args: ListArguments): Steps<Cell | undefined> {
    return (yield row(statements.ahead(args), [scope, entry, ...seekValues(args), entries]))[0]?.[0] as
      | Cell
      | undefined;
  }

  /** The term with the sparsest entries in this part of the list, if all terms are common. */
  function* sparsest(scope: number, terms: readonly Term[], args: ListArguments): Steps<Term> {
    let [furthest] = terms as [Term];
    let reach = yield* ahead(scope, furthest, entriesAhead, args);
    for (const term of terms.slice(1)) {
      const at = yield* ahead(scope, term, entriesAhead, args);
      if (isFurther(at, reach, args.reverse ?? false)) [furthest, reach] = [term, at];
    }
    return furthest;
  }

  return function* (args: ListArguments): Steps<readonly Record<string, unknown>[]> {
    const scope = scopeOf(within.map((field) => equal(args, field)));
    const terms: Term[] = [];
    for (const text of withoutImplied(args.words ?? [])) {
      const term = yield* lookUp(scope, text);
      if (term === undefined) return [];
      terms.push(term);
    }
    const [only] = terms as [Term];
    if (terms.length === 1 && only.exact) return yield* page(scope, "walk", only, [], args);
    const limit = terms.length === 1 ? maxSorted + 1 : maxCounted;
    let [lead, fewest] = [only, limit];
    for (const term of terms) {
      const found = yield* count(scope, term, fewest);
      if (found < fewest) [lead, fewest] = [term, found];
    }
    if (fewest === limit) lead = yield* sparsest(scope, terms, args);
    const others = terms.filter((term) => term !== lead);
    if (lead.exact) return yield* page(scope, "walk", lead, others, args);
    if (fewest <= maxSorted) return yield* page(scope, "sort", lead, others, args);
    const bound = yield* ahead(scope, lead, maxWalked, args);
    if (bound === undefined) return yield* page(scope, "walk", lead, terms, args);
    const walked = yield* page(scope, "bounded", lead, terms, args, bound);
    return walked.length === args.limit ? walked : yield* page(scope, "sort", lead, others, args);
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

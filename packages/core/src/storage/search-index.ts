import type { SearchShape } from "../kernel/store/collection.ts";
import type { Value } from "../kernel/store/query.ts";
import { compareTuple } from "./compare-values.ts";
import type { OrderedIndex, Walk } from "./ordered-index.ts";
import { valuesOf } from "../kernel/store/change.ts";
import type { Cell, Row } from "./row.ts";
import { SearchTerms } from "./search-terms.ts";

/** Up to this many matches of a long prefix are collected and sorted; more are found by scanning in order. */
const gathered = 500;

/**
 * Finds rows by word prefixes in the declared order, at a cost independent of rows that do not match. Each prefix of one to
 * three letters has a list in that order. A longer prefix matches several whole words: few matches are sorted, many are
 * found by scanning the list of its first three letters.
 */
export class SearchIndex {
  readonly #shape: SearchShape<string>;
  /** The terms of all rows with the same `within` values. */
  readonly #terms = new Map<string, SearchTerms>();

  constructor(shape: SearchShape<string>) {
    this.#shape = shape;
  }

  add(cell: Cell): void {
    const within = this.#within(cell.row);
    const terms = this.#terms.get(within) ?? new SearchTerms();
    this.#terms.set(within, terms);
    terms.add(cell.words, { tuple: valuesOf(cell.row, this.#shape.order), item: cell });
  }

  delete(cell: Cell): void {
    const within = this.#within(cell.row);
    const terms = this.#terms.get(within);
    terms?.delete(cell.words, valuesOf(cell.row, this.#shape.order));
    if (terms?.isEmpty) this.#terms.delete(within);
  }

  /** The cells within these values that may match all words, in order. Test them with `hasWords`. */
  walk(within: readonly Value[], words: readonly string[], { after, from, reverse }: Walk): Iterable<Cell> {
    const terms = this.#terms.get(JSON.stringify(within));
    if (terms === undefined) return [];
    let rarest: { readonly lists: readonly OrderedIndex<Cell>[]; readonly size: number } | undefined;
    for (const word of words) {
      const lists = terms.lists(word, gathered);
      const size = lists.reduce((sum, list) => sum + list.size, 0);
      if (rarest === undefined || size < rarest.size) rarest = { lists, size };
    }
    const { lists = [] } = rarest ?? {};
    const [list] = lists;
    if (list === undefined) return [];
    return lists.length === 1 ? list.walk([], { after, from, reverse }) : this.#merged(lists, { after, from, reverse });
  }

  #merged(lists: readonly OrderedIndex<Cell>[], walk: Walk): Iterable<Cell> {
    const way = walk.reverse ? -1 : 1;
    const cells = new Set(lists.flatMap((list) => [...list.walk([], walk)]));
    return [...cells]
      .map((cell) => ({ cell, tuple: valuesOf(cell.row, this.#shape.order) }))
      .sort((a, b) => compareTuple(a.tuple, b.tuple) * way)
      .map(({ cell }) => cell);
  }

  #within(row: Row): string {
    return JSON.stringify(valuesOf(row, this.#shape.within));
  }
}

/** Whether every search term is a prefix of a word of the row. */
export const hasWords = (cell: Cell, asked: readonly string[]): boolean =>
  asked.every((prefix) => cell.words.some((word) => word.startsWith(prefix)));

import type { SearchShape, Value } from "@rollcall/core";
import { compareTuple, type Column } from "./compare-values.ts";
import { OrderedIndex, type Walk } from "./ordered-index.ts";
import { valueOf, type Cell } from "./row.ts";

/** Beginnings up to this length are terms of their own; longer words are kept whole. */
const beginning = 3;
/** So many matches of a longer beginning are gathered and sorted; more are found by walking in order. */
const gathered = 500;

interface Entry {
  readonly term: string;
  readonly cell: Cell;
}

/**
 * Finds rows by beginnings of their words in the declared order, at a cost that does not grow with the rows that do
 * not match. A word of one to three letters is a term, so its rows lie in order already. A longer word is a range of
 * terms: few matches are sorted, many are found on the way along the first three letters.
 */
export class SearchIndex {
  readonly #order: readonly Column<Cell>[];
  readonly #entries: OrderedIndex<Entry>;

  constructor(shape: SearchShape<string>) {
    this.#order = shape.order.map((column) => (cell) => valueOf(cell.row, column));
    const within = shape.within.map((column) => ({ cell }: Entry) => valueOf(cell.row, column));
    const order = this.#order.map((column) => ({ cell }: Entry) => column(cell));
    this.#entries = new OrderedIndex([...within, ({ term }) => term, ...order]);
  }

  add(cell: Cell): void {
    for (const term of terms(cell.words)) this.#entries.add({ term, cell });
  }

  delete(cell: Cell): void {
    for (const term of terms(cell.words)) this.#entries.delete({ term, cell });
  }

  /** The cells within these values that may match all words, in order: whoever asks tests them with `hasWords`. */
  *walk(within: readonly Value[], words: readonly string[], { after, from, reverse }: Walk): Generator<Cell, undefined> {
    const { word, count } = this.#rarest(within, words);
    if (word.length > beginning && count <= gathered) {
      yield* this.#sorted(within, word, { after, from, reverse });
      return;
    }
    for (const { cell } of this.#entries.walk([...within, word.slice(0, beginning)], { after, from, reverse })) yield cell;
  }

  #rarest(within: readonly Value[], words: readonly string[]): { word: string; count: number } {
    let rarest = { word: "", count: Infinity };
    for (const word of words) {
      const count =
        word.length > beginning ? this.#entries.count(within, word) : this.#entries.count([...within, word]);
      if (count < rarest.count) rarest = { word, count };
    }
    return rarest;
  }

  #sorted(within: readonly Value[], word: string, { after, from, reverse }: Walk): Iterable<Cell> {
    const way = reverse ? -1 : 1;
    const cells = new Set<Cell>();
    for (const { cell } of this.#entries.beginning(within, word)) {
      if (after && compareTuple(this.#order, cell, after) * way <= 0) continue;
      if (from !== undefined && compareTuple(this.#order, cell, [from]) * way < 0) continue;
      cells.add(cell);
    }
    const values = (cell: Cell): readonly Value[] => this.#order.map((column) => column(cell));
    return [...cells].sort((a, b) => compareTuple(this.#order, a, values(b)) * way);
  }
}

/** Whether every word asked is the beginning of a word of the row. */
export const hasWords = (cell: Cell, asked: readonly string[]): boolean =>
  asked.every((prefix) => cell.words.some((word) => word.startsWith(prefix)));

function terms(words: readonly string[]): Iterable<string> {
  const all = new Set<string>();
  for (const word of words) {
    for (let length = 1; length <= Math.min(word.length, beginning); length++) all.add(word.slice(0, length));
    if (word.length > beginning) all.add(word);
  }
  return all;
}

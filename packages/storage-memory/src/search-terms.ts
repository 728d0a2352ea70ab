import type { Value } from "@rollcall/core";
import { OrderedIndex } from "./ordered-index.ts";
import type { Cell } from "./row.ts";
import type { Entry } from "./sorted-blocks.ts";

/** Beginnings up to this length are terms of their own; longer words are kept whole. */
const longestBeginning = 3;

interface Term {
  readonly word: string;
  readonly list: OrderedIndex<Cell>;
}

/** Which cells have which words: a list per beginning of one to three letters and per longer word. */
export class SearchTerms {
  readonly #terms = new Map<string, Term>();
  /** The longer words in order, so that those with a beginning stand together. */
  readonly #long = new OrderedIndex<Term>();

  get isEmpty(): boolean {
    return this.#terms.size === 0;
  }

  /** Enters a cell, with its place in the order of the matches, under all its words. */
  add(words: readonly string[], entry: Entry<Cell>): void {
    for (const word of termsOf(words)) {
      let term = this.#terms.get(word);
      if (term === undefined) {
        term = { word, list: new OrderedIndex() };
        this.#terms.set(word, term);
        if (word.length > longestBeginning) this.#long.add({ tuple: [word], item: term });
      }
      term.list.add(entry);
    }
  }

  /** Takes out the cell at this place of the order from under all its words. */
  delete(words: readonly string[], tuple: readonly Value[]): void {
    for (const word of termsOf(words)) {
      const term = this.#terms.get(word);
      term?.list.delete(tuple);
      if (term?.list.size !== 0) continue;
      this.#terms.delete(word);
      if (word.length > longestBeginning) this.#long.delete([word]);
    }
  }

  /**
   * The lists that together hold every cell with a word that begins so. Where a longer beginning has more than `most`
   * matches, spread over several words, the one list of its first letters, which holds others too.
   */
  lists(beginning: string, most: number): readonly OrderedIndex<Cell>[] {
    if (beginning.length <= longestBeginning) return this.#list(beginning);
    const lists: OrderedIndex<Cell>[] = [];
    let size = 0;
    for (const { word, list } of this.#long.walk([], { from: beginning })) {
      if (!word.startsWith(beginning)) break;
      lists.push(list);
      size += list.size;
      if (size > most && lists.length > 1) return this.#list(beginning.slice(0, longestBeginning));
    }
    return lists;
  }

  #list(beginning: string): readonly OrderedIndex<Cell>[] {
    const term = this.#terms.get(beginning);
    return term ? [term.list] : [];
  }
}

function termsOf(words: readonly string[]): Iterable<string> {
  const terms = new Set<string>();
  for (const word of words) {
    for (let length = 1; length <= Math.min(word.length, longestBeginning); length++) terms.add(word.slice(0, length));
    if (word.length > longestBeginning) terms.add(word);
  }
  return terms;
}

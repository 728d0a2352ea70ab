import type { Value } from "../kernel/store/query.ts";
import { OrderedIndex } from "./ordered-index.ts";
import type { Cell } from "./row.ts";
import type { Entry } from "./sorted-blocks.ts";

/** Prefixes up to this length are terms; longer words are stored whole. */
const longestBeginning = 3;

interface Term {
  readonly word: string;
  readonly list: OrderedIndex<Cell>;
}

/** Maps terms to cells: one list per prefix of one to three letters and per longer word. */
export class SearchTerms {
  readonly #terms = new Map<string, Term>();
  /** The longer words in order, so that words with the same prefix are adjacent. */
  readonly #long = new OrderedIndex<Term>();

  get isEmpty(): boolean {
    return this.#terms.size === 0;
  }

  /** Adds a cell under all its words, with its position in the order of matches. */
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

  /** Removes the cell at this position from all its words. */
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
   * The lists that together contain every cell with a word that starts with the prefix. If a long prefix has more than `most` matches in
   * several words, returns the list of its first three letters, which also contains other cells.
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

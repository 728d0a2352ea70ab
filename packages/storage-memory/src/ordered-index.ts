import type { Value } from "@rollcall/core";
import { compareTuple, compareValues, type Column } from "./compare-values.ts";
import { SortedBlocks, type Position } from "./sorted-blocks.ts";

/** Where a walk along an index begins and which way it runs. Values as in `ListArguments`. */
export interface Walk {
  readonly after?: readonly Value[] | undefined;
  readonly from?: Value | undefined;
  readonly skip?: number | undefined;
  readonly reverse?: boolean | undefined;
}

/** Entries ordered by some columns that together are unique. */
export class OrderedIndex<E> {
  readonly #columns: readonly Column<E>[];
  readonly #blocks: SortedBlocks<E>;

  constructor(columns: readonly Column<E>[]) {
    this.#columns = columns;
    this.#blocks = new SortedBlocks((a, b) => {
      for (const column of columns) {
        const difference = compareValues(column(a), column(b));
        if (difference !== 0) return difference;
      }
      return 0;
    });
  }

  add(entry: E): void {
    this.#blocks.add(entry);
  }

  /** Takes an entry out; its columns must still hold what they held when it was added. */
  delete(entry: E): void {
    this.#blocks.delete(entry);
  }

  /** The entries whose leading columns equal these values, in order or in reverse. */
  *walk(equal: readonly Value[], { after, from, skip, reverse = false }: Walk = {}): Generator<E, undefined> {
    const bounds = [{ values: equal, inclusive: true }];
    if (from !== undefined) bounds.push({ values: [...equal, from], inclusive: true });
    if (after !== undefined) bounds.push({ values: [...equal, ...after], inclusive: false });
    // Forward, an inclusive bound starts at the first entry that equals it; backward, behind the last one.
    const places = bounds.map(({ values, inclusive }) => this.#place(values, inclusive === reverse));
    const start = places.reduce((a, b) => (reverse === isBefore(a, b) ? a : b));
    for (const entry of reverse ? this.#blocks.backward(start, skip) : this.#blocks.forward(start, skip)) {
      if (compareTuple(this.#columns, entry, equal) !== 0) return;
      yield entry;
    }
  }

  /** How many entries have leading columns that equal these values, the last of them beginning with `prefix` if given. */
  count(equal: readonly Value[], prefix?: string): number {
    const { start, end } = this.#range(equal, prefix);
    return this.#blocks.between(start, end);
  }

  /** The entries whose leading columns equal these values and whose next column begins with `prefix`. */
  *beginning(equal: readonly Value[], prefix: string): Generator<E, undefined> {
    const column = this.#columns[equal.length] as Column<E>;
    for (const entry of this.#blocks.forward(this.#place([...equal, prefix], false))) {
      if (compareTuple(this.#columns, entry, equal) !== 0 || !String(column(entry)).startsWith(prefix)) return;
      yield entry;
    }
  }

  #range(equal: readonly Value[], prefix: string | undefined): { start: Position; end: Position } {
    if (prefix === undefined) return { start: this.#place(equal, false), end: this.#place(equal, true) };
    const column = this.#columns[equal.length] as Column<E>;
    const start = this.#place([...equal, prefix], false);
    const end = this.#blocks.first((entry) => {
      const leading = compareTuple(this.#columns, entry, equal);
      if (leading !== 0) return leading > 0;
      const value = column(entry);
      return compareValues(value, prefix) > 0 && !String(value).startsWith(prefix);
    });
    return { start, end };
  }

  /** The place of the first entry at these values, or behind all of them. */
  #place(values: readonly Value[], behind: boolean): Position {
    return this.#blocks.first((entry) => {
      const difference = compareTuple(this.#columns, entry, values);
      return behind ? difference > 0 : difference >= 0;
    });
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.block === b.block ? a.offset < b.offset : a.block < b.block;
}

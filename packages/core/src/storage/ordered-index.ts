import type { Value } from "../kernel/store/query.ts";
import { compareTuple } from "./compare-values.ts";
import { SortedBlocks, type Entry, type Position } from "./sorted-blocks.ts";

/** Start and direction of an index scan. Values as in `ListArguments`. */
export interface Walk {
  readonly after?: readonly Value[] | undefined;
  readonly from?: Value | undefined;
  readonly skip?: number | undefined;
  readonly reverse?: boolean | undefined;
}

/** Items ordered by tuples of values. */
export class OrderedIndex<T> {
  readonly #blocks = new SortedBlocks<T>();

  /** The number of items. */
  get size(): number {
    return this.#blocks.size;
  }

  add(entry: Entry<T>): void {
    this.#blocks.add(entry);
  }

  /** Removes the item that was added with this tuple. */
  delete(tuple: readonly Value[]): void {
    this.#blocks.delete(tuple);
  }

  /** The items whose tuples start with these values, forward or backward. */
  *walk(equal: readonly Value[], { after, from, skip, reverse = false }: Walk = {}): Generator<T, undefined> {
    const bounds = [{ values: equal, inclusive: true }];
    if (from !== undefined) bounds.push({ values: [...equal, from], inclusive: true });
    if (after !== undefined) bounds.push({ values: [...equal, ...after], inclusive: false });
    // An inclusive bound is before the first equal item when scanning forward, and after the last one when scanning backward.
    const places = bounds.map(({ values, inclusive }) => this.#place(values, inclusive === reverse));
    const start = places.reduce((a, b) => (reverse === isBefore(a, b) ? a : b));
    for (const { tuple, item } of reverse ? this.#blocks.backward(start, skip) : this.#blocks.forward(start, skip)) {
      if (compareTuple(tuple, equal) !== 0) return;
      yield item;
    }
  }

  /** The position before the first tuple that starts with these values, or after the last one. */
  #place(values: readonly Value[], behind: boolean): Position {
    return this.#blocks.first(({ tuple }) => {
      const difference = compareTuple(tuple, values);
      return behind ? difference > 0 : difference >= 0;
    });
  }
}

function isBefore(a: Position, b: Position): boolean {
  return a.block === b.block ? a.offset < b.offset : a.block < b.block;
}

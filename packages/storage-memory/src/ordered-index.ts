import type { Value } from "@rollcall/core";
import { compareTuple } from "./compare-values.ts";
import { SortedBlocks, type Entry, type Position } from "./sorted-blocks.ts";

/** Where a walk along an index begins and which way it runs. Values as in `ListArguments`. */
export interface Walk {
  readonly after?: readonly Value[] | undefined;
  readonly from?: Value | undefined;
  readonly skip?: number | undefined;
  readonly reverse?: boolean | undefined;
}

/** Items ordered by tuples of values. */
export class OrderedIndex<T> {
  readonly #blocks = new SortedBlocks<T>();

  /** How many items there are. */
  get size(): number {
    return this.#blocks.size;
  }

  add(entry: Entry<T>): void {
    this.#blocks.add(entry);
  }

  /** Takes out what was added with this tuple. */
  delete(tuple: readonly Value[]): void {
    this.#blocks.delete(tuple);
  }

  /** The items whose tuples begin with these values, in order or in reverse. */
  *walk(equal: readonly Value[], { after, from, skip, reverse = false }: Walk = {}): Generator<T, undefined> {
    const bounds = [{ values: equal, inclusive: true }];
    if (from !== undefined) bounds.push({ values: [...equal, from], inclusive: true });
    if (after !== undefined) bounds.push({ values: [...equal, ...after], inclusive: false });
    // Forward, an inclusive bound stands before the first item that equals it; backward, behind the last one.
    const places = bounds.map(({ values, inclusive }) => this.#place(values, inclusive === reverse));
    const start = places.reduce((a, b) => (reverse === isBefore(a, b) ? a : b));
    for (const { tuple, item } of reverse ? this.#blocks.backward(start, skip) : this.#blocks.forward(start, skip)) {
      if (compareTuple(tuple, equal) !== 0) return;
      yield item;
    }
  }

  /** The place before the first tuple that begins with these values, or behind the last one. */
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

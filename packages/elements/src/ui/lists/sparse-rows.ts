/** Rows that one request loads as a list is scrolled. */
export const pageSize = 100;

/** A page of a list, with the cursors of its neighbors. */
export interface ListPage {
  /** The cursor of the rows after this page; `null` at the end of the list. */
  readonly next: string | null;
  /** The cursor of the rows before this page; `null` at the start of the list. */
  readonly previous: string | null;
  /** How many rows the whole list has, if known. */
  readonly total?: number | null;
}

/**
 * The rows of a list by position, with gaps where nothing is loaded, and the cursors of loaded pages. Cursors belong to the
 * row they were issued for, so they remain valid when rows move.
 */
export class SparseRows<Row> {
  #rows: (Row | undefined)[] = [];
  #isComplete = false;
  readonly #keyOf: (row: Row) => string;
  readonly #cursorsAfter = new Map<string, string>();
  readonly #cursorsBefore = new Map<string, string>();

  constructor(keyOf: (row: Row) => string) {
    this.#keyOf = keyOf;
  }

  /** The number of rows, including gaps. */
  get length(): number {
    return this.#rows.length;
  }

  /** Whether `length` is the length of the whole list. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The row at a position, if loaded. */
  at(index: number): Row | undefined {
    return this.#rows[index];
  }

  /** The position of a row; -1 if it isn't loaded. */
  indexOf(key: string): number {
    return this.#rows.findIndex((row) => row !== undefined && this.#keyOf(row) === key);
  }

  /** The row with this key, if loaded. */
  get(key: string): Row | undefined {
    return this.find((row) => this.#keyOf(row) === key);
  }

  /** The first loaded row that matches. */
  find(matches: (row: Row) => boolean): Row | undefined {
    return this.#rows.find((row) => row !== undefined && matches(row));
  }

  /** The loaded rows between two positions, inclusive, in either order. */
  between(one: number, other: number): readonly Row[] {
    return this.#rows
      .slice(Math.max(0, Math.min(one, other)), Math.max(one, other) + 1)
      .filter((row) => row !== undefined);
  }

  /** Stores the rows of a page from position `start` on, and derives the length of the list. */
  place(rows: readonly Row[], start: number, { next, previous, total }: ListPage): void {
    const end = start + rows.length;
    // Without a total, a page of gaps represents the rows that follow.
    this.#rows.length = total ?? (next === null ? end : Math.max(end + pageSize, this.#rows.length));
    if (next === null || typeof total === "number") this.#isComplete = true;
    for (const [offset, row] of rows.entries()) if (start + offset < this.length) this.#rows[start + offset] = row;
    const [first, last] = [rows[0], rows.at(-1)];
    if (last !== undefined && next !== null) this.#cursorsAfter.set(this.#keyOf(last), next);
    if (first !== undefined && previous !== null) this.#cursorsBefore.set(this.#keyOf(first), previous);
  }

  /** How to request `size` rows at a position: from a neighboring cursor if there is one, otherwise by position. */
  rangeAt(start: number, size: number): { after: string } | { before: string } | { skip: number } {
    const [above, below] = [this.#rows[start - 1], this.#rows[start + size]];
    const after = above && this.#cursorsAfter.get(this.#keyOf(above));
    if (after !== undefined) return { after };
    const before = below && this.#cursorsBefore.get(this.#keyOf(below));
    return before === undefined ? { skip: start } : { before };
  }

  /** Changes a loaded row; returning `undefined` removes it and closes the gap. */
  replace(key: string, change: (row: Row) => Row | undefined): void {
    const index = this.indexOf(key);
    const row = this.#rows[index];
    if (row === undefined) return;
    const changed = change(row);
    if (changed !== undefined) {
      this.#rows[index] = changed;
      return;
    }
    this.#rows.splice(index, 1);
    const cursor = this.#cursorsAfter.get(key);
    const neighbor = this.#rows[index - 1];
    if (cursor !== undefined && neighbor !== undefined) this.#cursorsAfter.set(this.#keyOf(neighbor), cursor);
  }

  /** Inserts a row at a position. */
  insert(row: Row, index: number): void {
    this.#rows.splice(Math.min(index, this.length), 0, row);
  }

  /** Drops all rows and cursors; the length remains. */
  clear(): void {
    this.#rows = new Array<undefined>(this.length);
    this.#isComplete = false;
    this.#cursorsAfter.clear();
    this.#cursorsBefore.clear();
  }
}

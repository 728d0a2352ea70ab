/** Rows of one page. */
export const pageSize = 100;

/** A row of a list: whose it is. */
export interface PersonRow {
  readonly personId: string;
}

/** A page of a list, as it tells where it stands. */
export interface PagePlace {
  readonly next: string | null;
  readonly previous: string | null;
  /** How many rows the whole list has, where that is known. */
  readonly total?: number | null;
}

/**
 * The rows of a list by position, with holes where nothing is loaded, and the cursors that pages left behind. Cursors
 * hang on the person they stand at, so they stay right when rows move.
 */
export class SparseRows<Row extends PersonRow> {
  #rows: (Row | undefined)[] = [];
  /** The cursors of what follows a person, and of what comes before one. */
  readonly behind = new Map<string, string>();
  readonly before = new Map<string, string>();

  /** How many rows there are, holes included. */
  get length(): number {
    return this.#rows.length;
  }

  /** The row at a position, if loaded. */
  at(index: number): Row | undefined {
    return this.#rows[index];
  }

  /** Where a person stands; -1 if not loaded. */
  indexOf(personId: string): number {
    return this.#rows.findIndex((row) => row?.personId === personId);
  }

  /** The first loaded row that fits. */
  find(fits: (row: Row) => boolean): Row | undefined {
    return this.#rows.find((row) => row !== undefined && fits(row));
  }

  /** Puts the rows of a page at their place, and learns how long the list is. */
  place(rows: readonly Row[], start: number, { next, previous, total }: PagePlace): void {
    const end = start + rows.length;
    // Without a total, a page of holes stands for whatever follows.
    this.#rows.length = total ?? (next === null ? end : Math.max(end + pageSize, this.#rows.length));
    for (const [offset, row] of rows.entries())
      if (start + offset < this.#rows.length) this.#rows[start + offset] = row;
    const first = rows[0];
    const last = rows.at(-1);
    if (last !== undefined && next !== null) this.behind.set(last.personId, next);
    if (first !== undefined && previous !== null) this.before.set(first.personId, previous);
  }

  /** Changes a loaded row; `undefined` takes it out and closes the gap. */
  replace(personId: string, change: (row: Row) => Row | undefined): boolean {
    const index = this.indexOf(personId);
    const row = this.#rows[index];
    if (row === undefined) return false;
    const after = change(row);
    if (after === undefined) {
      this.#rows.splice(index, 1);
      const cursor = this.behind.get(personId);
      const neighbour = this.#rows[index - 1];
      if (cursor !== undefined && neighbour !== undefined) this.behind.set(neighbour.personId, cursor);
    } else this.#rows[index] = after;
    return true;
  }

  /** Puts a row back where it stood. */
  insert(row: Row, index: number): void {
    this.#rows.splice(Math.min(index, this.#rows.length), 0, row);
  }

  /** Forgets all rows, but not how many there are. */
  clear(): void {
    this.#rows = new Array<undefined>(this.#rows.length);
    this.behind.clear();
    this.before.clear();
  }
}

import type { ListedMember, MemberPage } from "../wire.ts";

/**
 * The rows of a list by position, with holes where nothing is loaded, and the cursors that pages left behind. Cursors
 * hang on the person they stand at, so they stay right when rows move.
 */
export class SparseRows {
  #rows: (ListedMember | undefined)[] = [];
  /** The cursors of what follows a person, and of what comes before one. */
  readonly behind = new Map<string, string>();
  readonly before = new Map<string, string>();

  /** How many rows there are, holes included. */
  get length(): number {
    return this.#rows.length;
  }

  /** The row at a position, if loaded. */
  at(index: number): ListedMember | undefined {
    return this.#rows[index];
  }

  /** Where a person stands; -1 if not loaded. */
  indexOf(personId: string): number {
    return this.#rows.findIndex((row) => row?.personId === personId);
  }

  /** The first loaded row that fits. */
  find(fits: (row: ListedMember) => boolean): ListedMember | undefined {
    return this.#rows.find((row) => row !== undefined && fits(row));
  }

  /** Puts the rows of a page at their place, and learns how long the list is. */
  place(rows: readonly ListedMember[], start: number, { next, previous, total }: MemberPage): void {
    const end = start + rows.length;
    // Without a total, a page of holes stands for whatever follows.
    this.#rows.length = total ?? (next === null ? end : Math.max(end + 100, this.#rows.length));
    for (const [offset, row] of rows.entries())
      if (start + offset < this.#rows.length) this.#rows[start + offset] = row;
    const first = rows[0];
    const last = rows.at(-1);
    if (last !== undefined && next !== null) this.behind.set(last.personId, next);
    if (first !== undefined && previous !== null) this.before.set(first.personId, previous);
  }

  /** Changes a loaded row; `undefined` takes it out and closes the gap. */
  replace(personId: string, change: (row: ListedMember) => ListedMember | undefined): boolean {
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
  insert(row: ListedMember, index: number): void {
    this.#rows.splice(Math.min(index, this.#rows.length), 0, row);
  }

  /** Forgets all rows, but not how many there are. */
  clear(): void {
    this.#rows = new Array<undefined>(this.#rows.length);
    this.behind.clear();
    this.before.clear();
  }
}

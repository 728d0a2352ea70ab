/**
 * The page cache in KiB while writes prevail. It is small, because a commit after a page split walks all of it: SQLite swaps page numbers
 * through a number beyond the end of any database below a gigabyte, and then looks for pages beyond the end. The system caches the file as
 * well.
 */
const small = 8 * 1024;
/** The page cache in KiB while reads prevail: members of 100,000 people with the indexes that find them. */
const large = 64 * 1024;

/** The number of reads that gain as much by the large cache as a write loses. */
const readsPerWrite = 50;
/** How far reads must be ahead of writes for the large cache. Filling it costs several thousand reads of pages. */
const lead = 2000;

/** Chooses the size of a connection's page cache by what it does. */
export class CacheSize {
  /** In KiB. */
  current = small;
  /** How far reads are ahead of writes. */
  #ahead = 0;

  /** Called for each read transaction. @returns whether the size changes */
  read(): boolean {
    if (this.#ahead === lead) return false;
    this.#ahead++;
    return this.#ahead === lead && this.#change(large);
  }

  /** Called for each write transaction. @returns whether the size changes */
  write(): boolean {
    this.#ahead = Math.max(0, this.#ahead - readsPerWrite);
    return this.#ahead === 0 && this.#change(small);
  }

  #change(size: number): boolean {
    const changes = this.current !== size;
    this.current = size;
    return changes;
  }
}

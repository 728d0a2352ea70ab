import { StoreUnavailable } from "@rollcall/core";

/** How many transactions may wait for one row. */
const maxWaiting = 1000;

interface Waiting {
  readonly rows: ReadonlySet<string>;
  readonly start: () => void;
}

/**
 * Lets one transaction of this process at a time use a row that transactions compare and change, such as the summary row of a
 * schedule. Otherwise they would run at the same time, and all but one would fail and run again.
 */
export class RowQueue {
  readonly #taken = new Set<string>();
  #waiting: Waiting[] = [];

  /** Takes rows if all are free. */
  tryTake(rows: ReadonlySet<string>): boolean {
    for (const row of rows) if (this.#taken.has(row)) return false;
    for (const row of rows) this.#taken.add(row);
    return true;
  }

  /**
   * Takes rows when all are free, in the order of the requests.
   * @throws {StoreUnavailable} too many transactions wait for one of them
   */
  async take(rows: ReadonlySet<string>): Promise<void> {
    const ahead = this.#waiting.filter((other) => overlaps(other.rows, rows)).length;
    if (ahead === 0 && this.tryTake(rows)) return;
    if (ahead >= maxWaiting) throw new StoreUnavailable("too many transactions wait for the same row");
    await new Promise<void>((start) => this.#waiting.push({ rows, start }));
  }

  /** Gives rows back. */
  release(rows: Iterable<string>): void {
    for (const row of rows) this.#taken.delete(row);
    const blocked = new Set<string>();
    this.#waiting = this.#waiting.filter((one) => {
      if (!overlaps(one.rows, blocked) && this.tryTake(one.rows)) {
        one.start();
        return false;
      }
      for (const row of one.rows) blocked.add(row);
      return true;
    });
  }
}

function overlaps(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const row of one) if (other.has(row)) return true;
  return false;
}

import { StoreUnavailable } from "@rollcall/core";

/** How many transactions may wait for one row. */
const maxWaiting = 1000;

/** How many owners there may be. With more, transactions conflict more often even if they use different rows. */
const maxOwners = 4;

/**
 * How many rows an owner may have after a transaction on other rows joins it: `least` after a conflict, `step` more after each
 * release without one.
 */
const joinedRows = { least: 2, most: 32, step: 1 / 16 };

/** Transactions that use rows together, one after another. */
export interface RowOwner {
  readonly rows: Set<string>;
}

interface Waiting<Owner> {
  readonly rows: ReadonlySet<string>;
  /** The position in the queue. A transaction that runs again keeps it. */
  readonly ticket: number;
  readonly canJoin: boolean;
  /** The number of releases before it. Its caller may have seen these changes, so it must see them, too. */
  readonly releases: number;
  readonly start: (owner: Owner) => void;
}

/**
 * Lets one transaction of this process at a time use a row that transactions compare and change, such as one with the totals of many
 * others. Otherwise they would run at the same time, and all but one would fail and run again.
 */
export class RowQueue<Owner extends RowOwner> {
  readonly #turn: string;
  readonly #create: () => Owner;
  readonly #taken = new Set<string>();
  /** The owners, with the number of releases before they began. */
  readonly #owners = new Map<Owner, number>();
  /** The rows released since the oldest owner began, with the number of the release. */
  readonly #released = new Map<string, number>();
  #releases = 0;
  #joinedRows = joinedRows.most;
  #waiting: Waiting<Owner>[] = [];

  /**
   * Creates a queue without owners.
   * @param turn the row that an owner can only take when it begins
   * @param create creates an owner
   */
  constructor(turn: string, create: () => Owner) {
    this.#turn = turn;
    this.#create = create;
  }

  /** Takes more rows for an owner if all are free, and have been since it began: its transaction doesn't see later changes. */
  tryTake(owner: Owner, rows: ReadonlySet<string>): boolean {
    const began = this.#owners.get(owner) ?? 0;
    for (const row of rows) if (this.#taken.has(row) || (this.#released.get(row) ?? 0) > began) return false;
    for (const row of rows) {
      this.#taken.add(row);
      owner.rows.add(row);
    }
    return true;
  }

  /**
   * Waits for rows and for a free owner, in the order of the tickets. The owner is a new one, or one that lets a transaction that `canJoin`
   * follow its own.
   * @throws {StoreUnavailable} too many transactions wait for one of the rows
   */
  async take(rows: ReadonlySet<string>, ticket: number, canJoin: boolean): Promise<Owner> {
    const place = this.#waiting.findLastIndex((other) => other.ticket < ticket) + 1;
    const ahead = this.#waiting.slice(0, place).filter((other) => overlaps(other.rows, rows)).length;
    if (ahead === 0 && this.#owners.size < maxOwners && !overlaps(rows, this.#taken)) return this.#start(rows);
    if (ahead >= maxWaiting) throw new StoreUnavailable("too many transactions are waiting for the same row");
    return new Promise((start) =>
      this.#waiting.splice(place, 0, { rows, ticket, canJoin, releases: this.#releases, start }),
    );
  }

  /**
   * Lets the next transaction join `owner`: one that waits only for its rows, or for a free owner.
   * @returns whether there is one
   */
  startNext(owner: Owner): boolean {
    const blocked = new Set<string>();
    const began = this.#owners.get(owner) ?? 0;
    for (const [place, { rows, canJoin, releases, start }] of this.#waiting.entries()) {
      const needsOwner = overlaps(rows, owner.rows);
      if (!overlaps(rows, blocked)) {
        const missing = new Set([...rows].filter((row) => !owner.rows.has(row)));
        // Conflicting transactions of other processes wait for their turn.
        const most = rows.has(this.#turn) ? joinedRows.most : this.#joinedRows;
        const fits = missing.size === 0 || owner.rows.size + missing.size <= most;
        if (canJoin && fits && releases <= began && !missing.has(this.#turn) && this.tryTake(owner, missing)) {
          this.#waiting.splice(place, 1);
          start(owner);
          return true;
        }
      }
      if (needsOwner) return false;
      for (const row of rows) blocked.add(row);
    }
    return false;
  }

  /** Gives the rows of an owner back. After a conflict, fewer rows may share an owner. */
  release(owner: Owner, hasConflicted: boolean): void {
    const { least, most, step } = joinedRows;
    this.#joinedRows = hasConflicted ? least : Math.min(most, this.#joinedRows + step);
    this.#owners.delete(owner);
    this.#releases++;
    for (const row of owner.rows) {
      this.#taken.delete(row);
      this.#released.set(row, this.#releases);
    }
    const oldest = Math.min(this.#releases, ...this.#owners.values());
    for (const [row, release] of this.#released) if (release <= oldest) this.#released.delete(row);
    const blocked = new Set<string>();
    this.#waiting = this.#waiting.filter((one) => {
      if (this.#owners.size < maxOwners && !overlaps(one.rows, blocked) && !overlaps(one.rows, this.#taken)) {
        one.start(this.#start(one.rows));
        return false;
      }
      for (const row of one.rows) blocked.add(row);
      return true;
    });
  }

  #start(rows: ReadonlySet<string>): Owner {
    const owner = this.#create();
    this.#owners.set(owner, this.#releases);
    this.tryTake(owner, rows);
    return owner;
  }
}

function overlaps(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  for (const row of one) if (other.has(row)) return true;
  return false;
}

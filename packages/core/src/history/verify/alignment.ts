import type { Report } from "./finding.ts";

/** A row: its number and the digest of everything else. */
export interface Numbered {
  readonly number: number;
  readonly digest: string;
}

/** How far to search for a moved row. Rows moved farther are reported as removed and inserted. */
export const lookahead = 400;

/**
 * Aligns the rows of a topic with its seals in one pass with bounded lookahead. Digests don't cover the number, so a moved
 * row is found at its new position.
 */
export class Alignment {
  readonly #topic: string;
  readonly #report: Report;
  #expected: Numbered[] = [];
  #actual: Numbered[] = [];
  /** The current offset of row numbers, because rows may have been renumbered. */
  #shift = 0;
  #lastExpected = 0;
  #lastActual = 0;
  #explained = false;
  #cut = false;
  #firstUnsealed: number | undefined;
  /** The number of rows that match their seal. */
  sealed = 0;
  /** The number of rows after the last seal. */
  unsealed = 0;

  constructor(topic: string, report: Report) {
    this.#topic = topic;
    this.#report = report;
  }

  /** Adds the run of a seal. */
  expect(from: number, digests: readonly string[]): void {
    if (from > this.#lastExpected + 1) this.#find("removed", this.#lastExpected + 1);
    for (const [i, digest] of digests.entries()) this.#expected.push({ number: from + i, digest });
    this.#lastExpected = from + digests.length - 1;
  }

  /** Adds existing rows. */
  meet(rows: readonly Numbered[]): void {
    for (const row of rows) this.#actual.push(row);
  }

  /** What must be read to continue. */
  get wants(): { readonly seals: boolean; readonly rows: boolean } {
    return { seals: this.#expected.length < lookahead, rows: this.#actual.length < lookahead };
  }

  /** Compares as far as possible. `ended`: no more seals or no more rows will follow. */
  settle(ended: { readonly seals: boolean; readonly rows: boolean }): void {
    const expected = new Queue(this.#expected);
    const actual = new Queue(this.#actual);
    for (let one = expected.first, other = actual.first; one && other; one = expected.first, other = actual.first) {
      if (one.digest === other.digest) {
        this.#match(one, other);
        expected.drop();
        actual.drop();
        continue;
      }
      const sees = (expected.length >= lookahead || ended.seals) && (actual.length >= lookahead || ended.rows);
      if (!sees) break;
      this.#differ(one, other, expected, actual);
    }
    this.#expected = expected.rest();
    this.#actual = actual.rest();
    if (ended.seals && this.#expected.length === 0) this.#takeUnsealed();
  }

  /**
   * Reports what is left at the end.
   * @param head the sequence number stored in the topic's own row, if it has one
   */
  end(head: number | undefined): void {
    const [missing] = this.#expected;
    if (missing !== undefined) this.#find("tail-cut", missing.number);
    if (head === undefined || this.#cut) return;
    const tail = this.#lastActual - this.#shift;
    if (head > tail) this.#find("tail-cut", tail + 1);
    if (head < tail) this.#find("inserted", head + 1);
  }

  /** The first unsealed row after `sealedTo`. */
  unsealedBehind(sealedTo: number): number | undefined {
    if (this.#firstUnsealed === undefined || this.#lastActual <= sealedTo) return undefined;
    return Math.max(this.#firstUnsealed, sealedTo + 1);
  }

  #match(one: Numbered, other: Numbered): void {
    const shift = other.number - one.number;
    if (shift !== this.#shift && shift !== 0 && !this.#explained) this.#find("reordered", one.number);
    this.#shift = shift;
    this.#explained = false;
    this.#lastActual = other.number;
    this.sealed += 1;
  }

  #differ(one: Numbered, other: Numbered, expected: Queue, actual: Queue): void {
    const there = actual.indexOf(one.digest);
    const later = expected.indexOf(other.digest);
    if (there >= 0 && later >= 0) {
      this.#find("reordered", one.number);
      expected.take(later);
      actual.take(there);
      expected.drop();
      actual.drop();
      this.sealed += 2;
      this.#lastActual = other.number;
      return;
    }
    const gap = other.number - one.number - this.#shift;
    if (later >= 0 || (there < 0 && gap > 0)) {
      this.#find("removed", one.number);
      expected.drop();
      return;
    }
    actual.drop();
    this.#lastActual = other.number;
    if (there >= 0 || gap < 0) {
      this.#find("inserted", other.number);
      return;
    }
    this.#find("changed", one.number);
    expected.drop();
  }

  /** Checks rows after the last seal, of which only consecutive numbers are known. */
  #takeUnsealed(): void {
    for (const { number } of this.#actual) {
      if (number <= this.#lastExpected + this.#shift) this.#find("inserted", number);
      else {
        if (number > this.#lastActual + 1) this.#find("removed", this.#lastActual + 1);
        this.#firstUnsealed ??= number;
        this.unsealed += 1;
        this.#lastActual = number;
      }
    }
    this.#actual = [];
  }

  #find(kind: "changed" | "inserted" | "reordered" | "removed" | "tail-cut", number: number): void {
    if (kind === "tail-cut") this.#cut = true;
    this.#explained = true;
    this.#report({ kind, topic: this.#topic, number });
  }
}

/** A queue that removes its first items without moving the rest each time. */
class Queue {
  readonly #items: Numbered[];
  #at = 0;
  constructor(items: Numbered[]) {
    this.#items = items;
  }
  get first(): Numbered | undefined {
    return this.#items[this.#at];
  }
  get length(): number {
    return this.#items.length - this.#at;
  }
  drop(): void {
    this.#at += 1;
  }
  /** The distance of a digest from the first, within the search window; −1 if it isn't found. */
  indexOf(digest: string): number {
    return this.#items.slice(this.#at, this.#at + lookahead).findIndex((item) => item.digest === digest);
  }
  take(place: number): void {
    this.#items.splice(this.#at + place, 1);
  }
  rest(): Numbered[] {
    return this.#items.slice(this.#at);
  }
}

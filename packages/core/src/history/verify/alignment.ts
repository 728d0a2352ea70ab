import type { Report } from "./finding.ts";

/** A row: its number, and the digest of everything else. */
export interface Numbered {
  readonly number: number;
  readonly digest: string;
}

/** How far a row that stands elsewhere is looked for. What was moved farther is told as removed here and inserted there. */
export const lookahead = 400;

/**
 * Lays the rows of a topic beside what its seals say, in one pass with a bounded look ahead. As digests do not cover the
 * number, a row that was only moved is recognised where it is.
 */
export class Alignment {
  readonly #topic: string;
  readonly #report: Report;
  #expected: Numbered[] = [];
  #actual: Numbered[] = [];
  /** By how much the numbers of rows differ from what they were: rows may have been renumbered. */
  #shift = 0;
  #lastExpected = 0;
  #lastActual = 0;
  #explained = false;
  #cut = false;
  #firstUnsealed: number | undefined;
  /** How many rows were found as sealed. */
  sealed = 0;
  /** How many rows stand behind the last seal. */
  unsealed = 0;

  constructor(topic: string, report: Report) {
    this.#topic = topic;
    this.#report = report;
  }

  /** Adds what one seal says of its run. */
  expect(from: number, digests: readonly string[]): void {
    if (from > this.#lastExpected + 1) this.#find("removed", this.#lastExpected + 1);
    for (const [i, digest] of digests.entries()) this.#expected.push({ number: from + i, digest });
    this.#lastExpected = from + digests.length - 1;
  }

  /** Adds rows that are there. */
  meet(rows: readonly Numbered[]): void {
    for (const row of rows) this.#actual.push(row);
  }

  /** What must be read before it can go on. */
  get wants(): { readonly seals: boolean; readonly rows: boolean } {
    return { seals: this.#expected.length < lookahead, rows: this.#actual.length < lookahead };
  }

  /** Compares as far as it can see. `ended`: no seals, or no rows, are left to come. */
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
   * Says what is left over at the end.
   * @param head the running number that the topic's own row holds, where it has one
   */
  end(head: number | undefined): void {
    const [missing] = this.#expected;
    if (missing !== undefined) this.#find("tail-cut", missing.number);
    if (head === undefined || this.#cut) return;
    const tail = this.#lastActual - this.#shift;
    if (head > tail) this.#find("tail-cut", tail + 1);
    if (head < tail) this.#find("inserted", head + 1);
  }

  /** The first row that no seal covered, and that none up to `sealedTo` covers now. */
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

  /** Rows behind the last seal: nothing is known of them but that their numbers follow. */
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

/** The front of a list, taken off without moving the rest each time. */
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
  /** How far behind the first this digest stands, within sight; −1 if it does not. */
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

import { createHash } from "node:crypto";
import type { Cell } from "../steps.ts";

/** The distinct words of a row in order, each with the number of letters it shares with the one before. */
export function wordEntries(words: string): ReadonlyMap<string, number> {
  const entries = new Map<string, number>();
  let before = "";
  for (const word of words.slice(1).split(" ").sort()) {
    if (word === before) continue;
    entries.set(word, sharedLetters(before, word));
    before = word;
  }
  return entries;
}

/** Bits in each half of a mask of signs. Bit operations take 32 bits. */
const halfBits = 24;

/**
 * A bit mask with one bit for the first two letters of each word. A row without all bits of the requested words lacks at
 * least one of them; a row with all bits may contain them.
 */
export function signsOf(words: Iterable<string>): number {
  let low = 0;
  let high = 0;
  for (const word of words) {
    if (word.length < 2) continue;
    const bit = (word.charCodeAt(0) * 31 + word.charCodeAt(1)) % (2 * halfBits);
    if (bit < halfBits) low |= 1 << bit;
    else high |= 1 << (bit - halfBits);
  }
  return high * 2 ** halfBits + low;
}

function sharedLetters(one: string, other: string): number {
  let n = 0;
  while (n < one.length && n < other.length && one.charCodeAt(n) === other.charCodeAt(n)) n++;
  return n;
}

/**
 * A number for a combination of `within` values. It has 40 bits, so that SQLite stores it in six bytes. Two combinations may have the same
 * number, so a search also compares the rows' values.
 */
export function scopeOf(within: readonly Cell[]): number {
  if (within.length === 0) return 0;
  const text = JSON.stringify(within);
  let scope = scopes.get(text);
  if (scope === undefined) {
    if (scopes.size >= maxScopes) scopes.clear();
    scope = createHash("sha256").update(text).digest().readUIntBE(0, 5);
    scopes.set(text, scope);
  }
  return scope;
}

/** How many scopes are remembered. A hash costs as much as a short search. */
const maxScopes = 1000;
const scopes = new Map<string, number>();

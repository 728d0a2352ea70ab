import { createHash } from "node:crypto";
import type { Cell } from "../dialect.ts";

/** Every prefix up to this length has an entry; longer terms are looked up among whole words. */
export const longestBeginning = 3;

/**
 * A bit mask with one bit for the first two letters of each word. A row without all bits of the search terms cannot match; a
 * row with all bits may match.
 */
export function wordEntries(words: string): ReadonlyMap<string, number> {
  const entries = new Map<string, number>();
  let before = "";
  for (const word of words.slice(1).split(" ").sort()) {
    let end = 0;
    for (let letters = 1; letters <= longestBeginning && end < word.length; letters++) {
      end += isPair(word, end) ? 2 : 1;
      entries.set(word.slice(0, end), 0);
    }
    if (end < word.length) entries.set(word, sharedLetters(before, word));
    before = word;
  }
  entries.delete("");
  return entries;
}

const signBits = 48;

/**
 * A bit mask with one bit for the first two letters of each word. A row without all bits of the requested words lacks at
 * least one of them; a row with all bits may contain them.
 */
export function signsOf(words: Iterable<string>): number {
  let signs = 0;
  const seen = new Set<number>();
  for (const word of words) {
    if (word.length < 2) continue;
    const bit = (word.charCodeAt(0) * 31 + word.charCodeAt(1)) % signBits;
    if (!seen.has(bit)) signs += 2 ** bit;
    seen.add(bit);
  }
  return signs;
}

/** The prefix under which a term of any length is found, and whether that is the whole term. */
export function beginningOf(term: string): { readonly beginning: string; readonly whole: boolean } {
  let end = 0;
  for (let letters = 1; letters <= longestBeginning && end < term.length; letters++) end += isPair(term, end) ? 2 : 1;
  return { beginning: term.slice(0, end), whole: end >= term.length };
}

const isPair = (text: string, at: number): boolean => (text.codePointAt(at) ?? 0) > 0xffff;

function sharedLetters(one: string, other: string): number {
  let n = 0;
  while (n < one.length && n < other.length && one.charCodeAt(n) === other.charCodeAt(n)) n++;
  return n;
}

/**
 * A number for a combination of `within` values, of 40 bits so that SQLite stores it in six bytes. Two combinations may have the same
 * number, so a search compares the values of the rows, too.
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

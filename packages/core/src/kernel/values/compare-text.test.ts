import assert from "node:assert/strict";
import test from "node:test";
import { compareText } from "./compare-text.ts";

/** In the order of their code points, and of their UTF-8 bytes. */
const ordered = [
  "",
  "A",
  "a",
  "aa",
  "aé",
  "b",
  "é",
  "\ud7ff",
  "\ue000",
  "\uffff",
  "\u{10000}",
  "\u{103fe}",
  "\u{103ff}",
  "🦉",
  "🦉a",
  "\u{10ffff}",
];

test("orders text by code point, like its UTF-8 bytes", () => {
  for (const [at, one] of ordered.entries())
    for (const [place, other] of ordered.entries())
      assert.equal(Math.sign(compareText(one, other)), Math.sign(at - place), JSON.stringify([one, other]));
  const bytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
  assert.deepEqual(ordered.toSorted(compareText), ordered.toReversed().sort(bytes));
});

import fc from "fast-check";
import assert from "node:assert/strict";
import test from "node:test";
import { fold, searchWords } from "./search-words.ts";

const table: readonly (readonly [text: string, words: readonly string[]])[] = [
  ["", []],
  ["  — , ", []],
  ["Ann", ["ann"]],
  ["ANN ann Ann", ["ann"]],
  ["Zoë Müller-Łukaszewicz", ["zoe", "muller", "lukaszewicz"]],
  ["Zoe\u0308", ["zoe"]],
  ["Straße", ["strasse"]],
  ["Ægir Ødegård", ["aegir", "odegard"]],
  ["İstanbul ılgaz", ["istanbul", "ilgaz"]],
  ["ann.lee+night@example.org", ["ann", "lee", "night", "example", "org"]],
  ["O'Brien", ["o", "brien"]],
  ["田中 さくら", ["田中", "さくら"]],
  ["Ｆｕｌｌｗｉｄｔｈ", ["fullwidth"]],
  ["Σίσυφος", ["σισυφοσ"]],
  ["ΣΙΣ", ["σισ"]],
  ["\u{1D4D0}da 5\u2103", ["ada", "5", "c"]],
  ["R2-D2 42", ["r2", "d2", "42"]],
  ["<img onerror=x>", ["img", "onerror", "x"]],
];

for (const [text, words] of table) {
  test(`splits \`${text}\` into ${words.join(", ") || "no words"}`, () => {
    assert.deepEqual(searchWords(text), words);
  });
}

test("splits a sequence of more than 250 letters into several words", () => {
  assert.deepEqual(searchWords("𠀀".repeat(600)), ["𠀀".repeat(250), "𠀀".repeat(100)]);
});

test("returns the words of several texts once each, in order", () => {
  assert.deepEqual(searchWords("Ann Lee", "ann.lee@example.org"), ["ann", "lee", "example", "org"]);
});

test("folds words idempotently, without marks, capitals or punctuation", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const word of searchWords(text)) {
        assert.match(word, /^[\p{L}\p{N}]+$/u);
        assert.deepEqual(searchWords(word), [word]);
      }
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      assert.equal(fold(fold(text)), fold(text));
    }),
  );
});

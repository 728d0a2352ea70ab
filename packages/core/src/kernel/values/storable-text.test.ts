import assert from "node:assert/strict";
import test from "node:test";
import { isStorable, toStorableText } from "./storable-text.ts";

test("accepts text in any script as storable, but neither NUL nor half a surrogate pair [P26]", () => {
  for (const text of ["", "Ann", "Łukasz", "\ud7ff", "\ue000", "\uffff", "🦉", "\u{10ffff}"])
    assert(isStorable(text), text);
  for (const text of ["\0", "Ann\0", "\ud800", "\udbff", "\udc00", "\udfff", "🦉\udfff", "\udc00\ud800"])
    assert(!isStorable(text), JSON.stringify(text));
});

test("replaces what can't be stored in recorded text, even if it is cut within an emoji [P26]", () => {
  assert.equal(toStorableText("550 no\0 such \ud800 user 🦉", 99), "550 no\u{FFFD} such \u{FFFD} user 🦉");
  assert.equal(toStorableText("ab🦉", 3), "ab\u{FFFD}");
  assert.equal(toStorableText("ab🦉", 2), "ab");
});

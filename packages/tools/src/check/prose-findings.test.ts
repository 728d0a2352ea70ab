import assert from "node:assert/strict";
import test from "node:test";
import { findInSource, findInText } from "./prose-findings.ts";

test("finds replaced words in comments, messages and test titles with their lines", () => {
  const source = [
    "/** Whoever calls",
    " * is told. */",
    'test("begins anew", () => {',
    "  const told = `somebody`;",
    "});",
  ];
  assert.deepEqual(findInSource(source.join("\n")), [
    { line: 1, word: "whoever" },
    { line: 2, word: "told" },
    { line: 3, word: "anew" },
    { line: 4, word: "somebody" },
  ]);
});

test("reads code between the parts of a template literal as code", () => {
  const source = "const text = `${list.map((told) => ({ told }))} whoever ${told}`; told();";
  assert.deepEqual(findInSource(source), [{ line: 1, word: "whoever" }]);
});

test("keeps rule names that read as sentences", () => {
  assert.deepEqual(findInText("somebody stays assignable"), []);
  assert.deepEqual(findInText("Somebody left."), [{ line: 1, word: "somebody" }]);
});

test("requires American spelling", () => {
  assert.deepEqual(findInText("The colour of the\nholding page."), [
    { line: 1, word: "colour" },
    { line: 2, word: "holding page" },
  ]);
  assert.deepEqual(findInText("A shift was cancelled."), [{ line: 1, word: "was cancelled" }]);
  assert.deepEqual(findInText("Afterwards it is set up in lowercase."), [{ line: 1, word: "afterwards" }]);
  assert.deepEqual(findInSource('const styles = { colour: "red" };'), []);
  assert.deepEqual(findInSource('const status = "cancelled";'), []);
});

test("ignores longer words and clean text", () => {
  assert.deepEqual(findInText("A renewed untold story. There is none."), []);
  assert.deepEqual(findInText("A position that is none."), [{ line: 1, word: "is none" }]);
});

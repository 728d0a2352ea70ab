import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOfTitle } from "./titles.ts";

const known = new Set(["A1", "B15", "B16", "B17", "P4", "Q7"]);

test("finds the row at the end of a title", () => {
  assert.deepEqual(rowsOfTitle("hides the bin for the last admin [B17]", known), { ids: ["B17"], errors: [] });
});

test("reads several rows from one tag as from several tags", () => {
  assert.deepEqual(rowsOfTitle("keeps an admin [B17, Q7]", known).ids, ["B17", "Q7"]);
  assert.deepEqual(rowsOfTitle("keeps an admin [B17] [Q7]", known).ids, ["B17", "Q7"]);
});

test("takes a number with a leading zero for the same row", () => {
  assert.deepEqual(rowsOfTitle("accepts once [P04, P4]", known), { ids: ["P4"], errors: [] });
});

test("ignores words in brackets that aren't rows", () => {
  const titles = ["parses [] and [one]", "reads rows[B17", "matches [a-z] and [HTTP]"];
  for (const title of titles) assert.deepEqual(rowsOfTitle(title, known), { ids: [], errors: [] });
});

test("reports a tag with an unknown row", () => {
  const { ids, errors } = rowsOfTitle("does the impossible [B999, B17]", known);
  assert.deepEqual(ids, ["B17"]);
  assert.deepEqual(errors, ["`does the impossible [B999, B17]` cites the unknown row B999"]);
});

test("allows at most three rows in a title", () => {
  assert.deepEqual(rowsOfTitle("does much [B15, B16, B17]", known).errors, []);
  assert.match(rowsOfTitle("does too much [B15, B16, B17, Q7]", known).errors.join(), /cites 4 rows: three at most/);
});

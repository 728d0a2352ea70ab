import assert from "node:assert/strict";
import { test } from "node:test";
import { readRowIds, rowIdsOf } from "./rows.ts";
import { specReport, specText, statusOf } from "./report.ts";
import { screenRows } from "./screen-rows.ts";
import type { TestRecord } from "../test/results.ts";

const record = (title: string, runner: TestRecord["runner"] = "node", outcome: TestRecord["outcome"] = "passed") =>
  ({ runner, file: "some.test.ts", title, outcome }) satisfies TestRecord;

const statusOfRow = (id: string, records: readonly TestRecord[]): string | undefined =>
  specReport([id], records).rows.map(statusOf)[0];

test("reads all rows of the tables in order of letter and number", () => {
  const ids = readRowIds();
  const count = (letter: string): number => ids.filter((id) => id.startsWith(letter)).length;
  assert.deepEqual(["A", "B", "Q", "P", "X", "F"].map(count), [73, 67, 61, 69, 26, 14]);
  assert.deepEqual(ids.slice(0, 3), ["A1", "A2", "A3"]);
});

test("rejects tables with a duplicate row, with or without a leading zero", () => {
  assert.throws(() => rowIdsOf(["| P04 | one |\n| P4 | two |"]), /duplicate rows in docs\/spec: P4/);
});

test("keeps only existing rows in the list of visible behavior", () => {
  const ids = new Set(readRowIds());
  assert.deepEqual(
    [...screenRows].filter((id) => !ids.has(id)),
    [],
  );
});

test("gives each row the tests that cite it, by the id of the table", () => {
  const { rows, errors } = specReport(["P04", "Q7"], [record("accepts once [P4]"), record("has no row")]);
  assert.deepEqual(errors, []);
  assert.deepEqual(rows, [
    { id: "P04", tests: [{ title: "accepts once [P4]", runner: "node", passed: true }] },
    { id: "Q7", tests: [] },
  ]);
});

test("leaves out a skipped test and reports a failed one as failing", () => {
  assert.equal(statusOfRow("Q7", [record("keeps an admin [Q7]", "node", "skipped")]), "uncovered");
  assert.equal(statusOfRow("Q7", [record("keeps an admin [Q7]", "node", "failed")]), "failing");
});

test("asks for a browser test if people see the row", () => {
  assert.equal(statusOfRow("B17", [record("hides the bin [B17]")]), "needs a browser test");
  assert.equal(statusOfRow("B17", [record("hides the bin [B17]", "browser")]), "covered");
});

test("reports a tag with an unknown row", () => {
  const report = specReport(["B17"], [record("hides the bin [B18]")]);
  assert.match(specText(report), /error: `hides the bin \[B18\]` cites the unknown row B18/);
});

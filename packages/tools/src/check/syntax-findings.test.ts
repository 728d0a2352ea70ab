import assert from "node:assert/strict";
import { test } from "node:test";
import { findSyntax } from "./syntax-findings.ts";

const source = "packages/elements/src/members/member-list.ts";
const lines = (path: string, text: string): readonly string[] =>
  findSyntax(path, text).map((line) => line.replace(/ {2}.*/, "").replace(`${path}:`, ""));

test("finds markup from names, enums and double assertions, with their lines", () => {
  const text = [
    "const frame = html`<iframe srcdoc=${name}></iframe>`;",
    "panel.innerHTML = name;",
    "export const enum Role {}",
    "enum Level {}",
    "const view = row as unknown as View;",
    "const other = (row as unknown) as View;",
  ];
  assert.deepEqual([...lines(source, text.join("\n"))].sort(), ["1", "2", "3", "4", "5", "6"]);
});

test("finds nothing in other code", () => {
  const text = "const numbers = enumerate(rows) as unknown;\nconst asked = panel.innerHTML;\n// an enum is not needed";
  assert.deepEqual(findSyntax(source, text), []);
});

test("allows double assertions in the kernel, in stores and in tests", () => {
  const text = "row as unknown as View";
  for (const path of ["packages/core/src/kernel/row.ts", "packages/storage-sql/src/row.ts", "docs/scripts/a.test.ts"])
    assert.deepEqual(findSyntax(path, text), []);
  assert.equal(findSyntax("packages/core/src/members/row.ts", text).length, 1);
});

test("finds words of the domain in the kernel, and allows them in domains and tests", () => {
  const text = "const rows = [];\n/** Reads the members of a row. */";
  assert.deepEqual(lines("packages/core/src/kernel/row.ts", text), ["2"]);
  for (const path of ["packages/core/src/members/row.ts", "packages/core/src/kernel/row.test.ts"])
    assert.deepEqual(findSyntax(path, text), []);
});

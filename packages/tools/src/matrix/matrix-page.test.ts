import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { matrixPage, pagePath } from "./matrix-page.ts";
import { rulesPage, rulesPath } from "./rules-page.ts";

test("keeps the docs page in sync with the expected matrix (run `npm run matrix` to update it) [X21, P22]", () => {
  assert.equal(readFileSync(pagePath, "utf8"), matrixPage());
});

test("lists the rules of each operation in the docs (run `npm run matrix` to update it) [X1]", () => {
  assert.equal(readFileSync(rulesPath, "utf8"), rulesPage());
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { matrixPage, pagePath } from "./matrix-page.ts";

test("keeps the docs page in sync with the expected matrix (run `npm run matrix` to update it) [X21, P22]", () => {
  assert.equal(readFileSync(pagePath, "utf8"), matrixPage());
});

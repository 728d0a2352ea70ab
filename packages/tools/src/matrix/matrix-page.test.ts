import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { matrixPage, pagePath } from "./matrix-page.ts";

test("the page in the docs is what the expected matrix says; `npm run matrix` writes it anew [X21, P22]", () => {
  assert.equal(readFileSync(pagePath, "utf8"), matrixPage());
});

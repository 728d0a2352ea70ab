import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { errorKinds } from "@rollcall/core/contract";
import { root } from "../root.ts";

test("has one row with its kind for each error code in the printed table, and no other rows", () => {
  const table = readFileSync(join(root, "docs/spec/errors.md"), "utf8");
  const printed = [...table.matchAll(/^\| `([\w.-]+)` *\| ([\w ]+?) *\|/gm)].map(
    ([, code, kind]) => `${code}: ${kind}`,
  );
  const declared = Object.entries(errorKinds).map(([code, kind]) => `${code}: ${kind.replace("-", " ")}`);
  assert.deepEqual(
    printed.sort(),
    declared.sort(),
    "docs/spec/errors.md differs from core/src/contract/error-codes.ts",
  );
});

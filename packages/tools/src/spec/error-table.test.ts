import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { join } from "node:path";
import { errorKinds } from "@rollcall/core/contract";
import { root } from "../root.ts";

const table = readFileSync(join(root, "docs/spec/errors.md"), "utf8");

test("lists every error code in the printed table, in the row of its kind", () => {
  const rowOf = { "too-large": "too large, wrong kind", unsupported: "too large, wrong kind" } as Record<
    string,
    string
  >;
  for (const [code, kind] of Object.entries(errorKinds)) {
    const row = table.split("\n").find((line) => line.startsWith(`| ${rowOf[kind] ?? kind}`));
    assert.ok(row?.includes(`\`${code}\``), `\`${code}\` is missing from the row \`${kind}\` of docs/spec/errors.md`);
  }
});

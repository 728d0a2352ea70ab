import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../root.ts";

const folder = join(root, "packages/elements/src");
const literal = /\b(?:border-radius|font-size):(?! *(?:0|inherit|var\(|clamp\(var\())[^;]*;|\bfont: *[\d.]/g;

/** Corners and text sizes that are not a token, as `file: declaration`. */
const literalsIn = (file: string): string[] =>
  (readFileSync(join(folder, file), "utf8").match(literal) ?? []).map((found) => `${file}: ${found}`);

test("uses tokens for corners and text sizes in the styles of elements, so that `--rollcall-radius: 0` squares everything", () => {
  const files = globSync("**/*.ts", { cwd: folder }).filter((file) => !/\.(test|fixture)\.ts$/.test(file));
  assert.ok(files.length > 100);
  assert.deepEqual(files.flatMap(literalsIn), []);
});

test("finds a literal corner or text size", () => {
  assert.match("border-radius: 8px;", new RegExp(literal.source));
  assert.match("font-size: 1.2rem;", new RegExp(literal.source));
  assert.doesNotMatch("border-radius: var(--radius-s);", new RegExp(literal.source));
});

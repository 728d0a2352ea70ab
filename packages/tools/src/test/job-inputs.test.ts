import assert from "node:assert/strict";
import test from "node:test";
import { readsImports, readsLoaded } from "./job-inputs.ts";

const folder = "packages/tools/src/test";
const reads = readsImports(`${folder}/slots.test.ts`, [`${folder}/node-run.ts`]);

test("reruns a test file when it or something it imports changes, directly or not", () => {
  for (const path of [`${folder}/slots.test.ts`, `${folder}/slots.ts`]) assert.equal(reads(path), true, path);
  const readsParts = readsImports(`${folder}/main.ts`, []);
  for (const path of [`${folder}/parts.ts`, "packages/tools/src/root.ts"]) assert.equal(readsParts(path), true, path);
});

test("reruns a test file when a file that is loaded with it changes, or something that file imports", () => {
  for (const path of [`${folder}/node-run.ts`, "packages/tools/src/root.ts"]) assert.equal(reads(path), true, path);
});

test("reruns a test file when a package it depends on changes, or the settings of its own package", () => {
  for (const path of ["packages/core/src/index.ts", "packages/tools/tsconfig.json"])
    assert.equal(reads(path), true, path);
});

test("keeps the result of a test file when nothing that it imports changes", () => {
  const others = [`${folder}/parts.ts`, "packages/core/src/secrets/secrets.test.ts", "docs/glossary.md"];
  for (const path of others) assert.equal(reads(path), false, path);
});

test("reruns a walk when a source that its pages loaded changes, or anything that pages don't load", () => {
  const [walk, loaded] = [
    "examples/host-app/src/walk/clicks.e2e.test.ts",
    "packages/elements/src/ui/panel/rollcall-element.ts",
  ];
  const reads = readsLoaded(walk, "packages/elements/src/", [loaded]);
  for (const path of [walk, loaded, "examples/host-app/src/main.ts", "packages/core/src/index.ts"])
    assert.equal(reads(path), true, path);
  for (const path of [
    "packages/elements/src/ui/notices/toast.ts",
    "packages/elements/src/ui/panel/rollcall-element.test.ts",
    "examples/host-app/src/walk/manage.e2e.test.ts",
    "docs/glossary.md",
  ])
    assert.equal(reads(path), false, path);
});

test("reruns a walk when any source that its pages could load changes, if it didn't report what they loaded", () => {
  const unreported = readsLoaded("examples/host-app/src/walk/clicks.e2e.test.ts", "packages/elements/src/");
  assert.equal(unreported("packages/elements/src/ui/notices/toast.ts"), true);
});

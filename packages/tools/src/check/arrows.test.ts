import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { findImports } from "./import-findings.ts";

test("reports each import that violates the architecture with the rule it breaks", async () => {
  // Its folders are named after the packages.
  const found = await findImports(join(import.meta.dirname, "../fixtures/crossed-arrows"), ["packages"]);
  assert.deepEqual(found.map(({ rule, from }) => `${rule}: ${from.replace("packages/", "")}`).sort(), [
    "contract-and-client-never-reach-behavior: core/src/contract/names.ts",
    "core-contract-imports-earlier-folders: core/src/contract/names.ts",
    "core-contract-imports-earlier-folders: core/src/contract/wire.ts",
    "core-kernel-imports-earlier-folders: core/src/kernel/engine.ts",
    "elements-know-the-contract-and-the-client-of-core: elements/src/member-list.ts",
    "no-cycles-of-folders: elements/src/people",
    "no-cycles: client/src/answer.ts",
    "no-cycles: core/src/kernel/engine.ts",
    "no-node-in-the-domain-or-the-browser: core/src/members/remove-member.ts",
    "no-orphans: client/src/alone.ts",
    "packages-meet-at-their-entries: elements/src/member-list.ts",
    "packages-meet-at-their-entries: storage-sql/src/index.ts",
    "storage-sql-imports-core: storage-sql/src/index.ts",
    "tests-import-the-elements-they-show: elements/src/member-list.fixture.ts",
  ]);
});

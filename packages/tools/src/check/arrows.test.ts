import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { bin, root } from "../root.ts";

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** Rule and file of each violation in the fixture, whose folders have the names of the packages. */
function violations(): string[] {
  const config = join(root, "packages/tools/dependency-cruiser.config.mjs");
  const { stdout } = spawnSync(
    process.execPath,
    [bin("depcruise"), "--config", config, "--output-type", "json", "packages"],
    {
      cwd: join(import.meta.dirname, "../fixtures/crossed-arrows"),
      encoding: "utf8",
    },
  );
  const { summary } = JSON.parse(stdout) as Cruise;
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from.replace("packages/", "")}`).sort();
}

test("reports each import against the arrows with the rule it breaks", () => {
  assert.deepEqual(violations(), [
    "contract-and-client-never-reach-behavior: core/src/contract/names.ts",
    "core-contract-imports-earlier-folders: core/src/contract/names.ts",
    "core-contract-imports-earlier-folders: core/src/contract/wire.ts",
    "core-kernel-imports-earlier-folders: core/src/kernel/engine.ts",
    "elements-know-the-contract-and-the-client-of-core: elements/src/member-list.ts",
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

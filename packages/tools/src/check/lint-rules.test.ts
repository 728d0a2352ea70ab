import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { bin, root } from "../root.ts";

interface Report {
  readonly diagnostics: readonly { readonly code?: string }[];
}

interface Rule {
  readonly scope: string;
  readonly value: string;
  readonly type_aware: boolean;
}

const oxlint = (cwd: string, ...args: string[]): unknown => {
  const { stdout } = spawnSync(process.execPath, [bin("oxlint"), ...args, "--format", "json"], {
    cwd,
    encoding: "utf8",
  });
  return JSON.parse(stdout);
};

/** The rules that report something in the fixture, linted in the place of a package's source. */
function reportedRules(): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-lint-"));
  try {
    cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    cpSync(join(import.meta.dirname, "../fixtures/lint-rules"), join(folder, "packages/sample/src"), {
      recursive: true,
    });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const project = { extends: join(root, "tsconfig.base.json"), compilerOptions: { types: ["node"] } };
    writeFileSync(join(folder, "packages/sample/tsconfig.json"), JSON.stringify(project));
    const { diagnostics } = oxlint(folder) as Report;
    return new Set(diagnostics.map(({ code }) => code?.replace(/^(.*)\((.*)\)$/, "$1/$2") ?? ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The rules with types that the configuration names. */
function rulesWithTypes(): readonly string[] {
  const config = readFileSync(join(root, ".oxlintrc.json"), "utf8");
  return (oxlint(root, "--rules") as readonly Rule[])
    .filter(({ scope, value, type_aware }) => type_aware && config.includes(`"${scope}/${value}"`))
    .map(({ scope, value }) => `${scope}/${value}`);
}

test("reports a violation of each rule that needs types", () => {
  const rules = rulesWithTypes();
  assert.ok(rules.length > 50);
  const reported = reportedRules();
  assert.deepEqual(
    rules.filter((rule) => !reported.has(rule)),
    [],
  );
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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

/** The rules that report something in a fixture, linted at the location of a package's source. */
function reportedRules(fixture: string, project: string): ReadonlySet<string> {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-lint-"));
  try {
    for (const file of [".oxlintrc.json", "packages/tools/lit-a11y-plugin.mjs"]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(root, file), join(folder, file));
    }
    cpSync(join(import.meta.dirname, "../fixtures/lint-rules", fixture), join(folder, project, "src"), {
      recursive: true,
    });
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const settings = { extends: join(root, "tsconfig.base.json"), compilerOptions: { types: ["node"] } };
    writeFileSync(join(folder, project, "tsconfig.json"), JSON.stringify(settings));
    const { diagnostics } = oxlint(folder) as Report;
    return new Set(diagnostics.map(({ code }) => code?.replace(/^(.*)\((.*)\)$/, "$1/$2") ?? ""));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const config = readFileSync(join(root, ".oxlintrc.json"), "utf8");

/** The type-aware rules in the configuration. */
const rulesWithTypes = (): readonly string[] =>
  (oxlint(root, "--rules") as readonly Rule[])
    .filter(({ scope, value, type_aware }) => type_aware && config.includes(`"${scope}/${value}"`))
    .map(({ scope, value }) => `${scope}/${value}`);

test("reports a violation of each rule that needs types", () => {
  const rules = rulesWithTypes();
  assert.ok(rules.length > 50);
  const reported = reportedRules("types", "packages/sample");
  assert.deepEqual(
    rules.filter((rule) => !reported.has(rule)),
    [],
  );
});

test("reports a violation of each rule for docstrings, templates and custom elements", () => {
  const rules = [...config.matchAll(/"((?:docstrings|lit|lit-a11y|wc)\/[\w-]+)": /g)].map(([, rule = ""]) => rule);
  assert.ok(rules.length > 30);
  const reported = reportedRules("elements", "packages/elements");
  assert.deepEqual(
    rules.filter((rule) => !reported.has(rule)),
    [],
  );
});

import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import ts from "typescript";
import { sharedProject } from "../project-groups.ts";
import { root } from "../root.ts";

// Without a project, every type is unknown and oxlint finds nothing.
test("includes each source and its tests in the project next to it, or the one that this refers to", () => {
  const folders = globSync(["packages/*/tsconfig.json", "examples/*/tsconfig.json"], { cwd: root }).map(dirname);
  for (const folder of folders) {
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => assert.fail(folder) };
    const project = ts.getParsedCommandLineOfConfigFile(
      join(root, sharedProject(join(folder, "tsconfig.json"))),
      {},
      host,
    );
    const sources = globSync("src/**/*.ts", { cwd: join(root, folder), exclude: (path) => path.endsWith("fixtures") });
    assert.deepEqual(
      sources.filter((path) => !project?.fileNames.includes(join(root, folder, path))),
      [],
    );
  }
});

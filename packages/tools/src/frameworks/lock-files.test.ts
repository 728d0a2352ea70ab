import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root } from "../root.ts";
import { frameworksFolder } from "./pack-tarballs.ts";

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const read = (path: string): unknown => JSON.parse(readFileSync(path, "utf8"));

test("keeps the packages' current dependencies in the lock files of the framework examples", () => {
  const files = globSync("*/package-lock.json", { cwd: frameworksFolder }).sort();
  assert.equal(files.length, globSync("*/package.json", { cwd: frameworksFolder }).length);
  for (const file of files) {
    const { packages } = read(join(frameworksFolder, file)) as { packages: Readonly<Record<string, LockedPackage>> };
    for (const [path, { resolved, integrity, dependencies = {} }] of Object.entries(packages)) {
      const [, name] = /^node_modules\/@rollcall\/([^/]+)$/.exec(path) ?? [];
      if (name === undefined) continue;
      const manifest = read(join(root, "packages", name, "package.json")) as LockedPackage;
      const hint = `${file}: run \`npm run build && npm run tarballs -- --lock\``;
      assert.deepEqual([resolved, integrity], [`file:../tarballs/${name}.tgz`, undefined], hint);
      assert.deepEqual(dependencies, manifest.dependencies ?? {}, hint);
    }
  }
});

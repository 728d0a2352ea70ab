import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, delimiter, join, relative } from "node:path";
import type { Plugin } from "esbuild";
import { cacheFolder, root } from "../root.ts";

const folder = join(cacheFolder, "test-pages");

/** A file that adds a policy to its page, or checks what the page has loaded, gets its own page. */
const needsOwnPage = /"Content-Security-Policy"|\.getEntriesByType\(/;

/** The packages whose tests run in a browser. */
export const browserPackages = ["packages/elements", "packages/storage-indexeddb"];

/** The environment variable with the paths of the test files to run, from the root folder. All by default. */
export const testFilesVariable = "ROLLCALL_TEST_FILES";

/** The file that each page loads with its test files. */
export const testFileFixture = "packages/elements/src/ui/testing/test-file.fixture.ts";

/**
 * Writes a script for each folder of `packages/elements/src` and for other packages, which imports the test files in it: they share a page, because
 * loading one costs as much as five tests. Returns the paths of the scripts from the root folder.
 */
export function writeTestPages(): string[] {
  const files =
    process.env[testFilesVariable]?.split(delimiter) ??
    browserPackages.flatMap((folder) => globSync(`${folder}/src/**/*.test.ts`, { cwd: root })).sort();
  const pages = new Map<string, string[]>();
  for (const file of files) {
    const isAlone = needsOwnPage.test(readFileSync(join(root, file), "utf8"));
    const name = isAlone
      ? basename(file, ".test.ts")
      : (file.split("/")[file.startsWith("packages/elements/") ? 3 : 1] ?? "");
    pages.set(name, [...(pages.get(name) ?? []), file]);
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return [...pages].map(([name, own]) => {
    const imports = own.flatMap((file) => [`test-file:${file}`, relative(folder, join(root, file))]);
    const path = join(folder, `${name}.ts`);
    writeFileSync(path, imports.map((specifier) => `import ${JSON.stringify(specifier)};\n`).join(""));
    return relative(root, path);
  });
}

/** Resolves the imports that mark the start of a test file: they put its suites into one that is named after the file. */
export const testFilePlugin: Plugin = {
  name: "test-file",
  setup(build) {
    const filter = /^test-file:/;
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: "test-file" }));
    build.onLoad({ filter, namespace: "test-file" }, ({ path }) => ({
      contents: `import { startTestFile } from "./${testFileFixture}";
startTestFile(${JSON.stringify(path.replace(filter, ""))});`,
      resolveDir: root,
    }));
  },
};

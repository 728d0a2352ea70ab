import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { builtPaths, compileGroup, groupProjects, hasNodeTypes, isFoundation } from "../project-groups.ts";
import { cacheFolder, root } from "../root.ts";
import type { PublishedPackage } from "./packages.ts";

/**
 * Writes the declarations of packages next to their built modules, starting with the foundation. The types of other packages are
 * read from their sources, so that those can be built in any order. Checks the sources that may use fewer globals than their
 * tests: the check of the tests covers the others. Returns the problems, each once. Problems of the foundation stop it:
 * without its declarations, other packages would have many that only follow from these.
 */
export async function emitDeclarations(packages: readonly PublishedPackage[]): Promise<readonly string[]> {
  const projects = packages.map(({ folder }) => join(relative(root, folder), "tsconfig.src.json"));
  const groups = groupProjects(projects);
  const first = await emitAll(groups.filter(isFoundation));
  return first.length > 0 ? first : emitAll(groups.filter((group) => !isFoundation(group)));
}

async function emitAll(groups: readonly (readonly string[])[]): Promise<readonly string[]> {
  const outputs = await Promise.all(groups.map(emit));
  // Packages are compiled with what they import, so several report the same problem. Its further lines are indented.
  return [...new Set(outputs.flatMap((text) => text.trim().split(/\n(?=\S)/)))].filter((text) => text !== "");
}

async function emit(projects: readonly string[]): Promise<string> {
  mkdirSync(cacheFolder, { recursive: true });
  const outDir = mkdtempSync(join(cacheFolder, "declarations-"));
  try {
    const settings = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: projects.every(hasNodeTypes),
      rootDir: root,
      outDir,
      ...(!isFoundation(projects) && { paths: builtPaths() }),
    };
    const { code, output } = await compileGroup(projects, settings);
    if (code !== 0) return output;
    for (const folder of projects.map(dirname)) {
      // The compiler also writes declarations of the packages they import.
      const from = join(outDir, folder, "src");
      for (const path of readdirSync(from, { recursive: true, encoding: "utf8" })) {
        if (!path.endsWith(".d.ts")) continue;
        const file = join(root, folder, "dist", path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, toBuiltImports(readFileSync(join(from, path), "utf8")));
      }
    }
    return "";
  } finally {
    rmSync(outDir, { recursive: true });
  }
}

/** The compiler rewrites `./file.ts` to `./file.js` in modules, not in declarations. */
const toBuiltImports = (text: string): string =>
  text.replace(/(\bfrom |\bimport\(|^import )"(\.{1,2}\/[^"]+)\.ts"/gm, '$1"$2.js"');

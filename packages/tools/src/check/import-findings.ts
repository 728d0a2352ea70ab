import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import readOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { root } from "../root.ts";

/** An import that breaks a rule of the architecture. */
interface ImportFinding {
  readonly rule: string;
  readonly from: string;
  /** The import, or the other modules of a cycle. */
  readonly to: string;
}

/** What each module or folder imports. */
type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * Folders whose folders must not import each other in a circle, even if their modules don't. The folders of core have an order of
 * their own.
 */
const layered = ["packages/core/src/kernel", "packages/elements/src", "packages/elements/src/ui"];

/** The imports that break a rule, in the sources of some folders. */
export async function findImports(baseDir: string, folders: readonly string[]): Promise<readonly ImportFinding[]> {
  const options = await readOptions(join(root, "packages/tools/dependency-cruiser.config.mjs"));
  const { output } = await cruise([...folders], { ...options, baseDir });
  const { modules, summary } = output as ICruiseResult;
  const broken = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  const imports = new Map(
    modules.map(({ source, dependencies }) => [source, dependencies.map(({ resolved }) => resolved)]),
  );
  return [
    ...broken,
    ...cyclesIn(imports, "no-cycles"),
    ...layered.flatMap((folder) => cyclesIn(betweenFolders(imports, folder), "no-cycles-of-folders")),
  ];
}

/** Tests show elements of any folder. */
const isTest = /\.(test|fixture)\.ts$/;

/** The imports between the folders in a folder, without those of tests. */
function betweenFolders(imports: Imports, parent: string): Imports {
  const folder = new RegExp(`^${parent}/[^/]+(?=/)`);
  const folderOf = (module: string): string | undefined => (isTest.test(module) ? undefined : folder.exec(module)?.[0]);
  const found = new Map<string, string[]>();
  for (const [module, imported] of imports) {
    const from = folderOf(module);
    if (from === undefined) continue;
    const others = imported.map((to) => folderOf(to) ?? from).filter((to) => to !== from);
    found.set(from, [...(found.get(from) ?? []), ...others]);
  }
  return found;
}

/**
 * Cycles of imports, including types: at least one if there are any. Makes one pass over all imports: dependency-cruiser would
 * search again from each of them, which takes longer than the rest of its work.
 */
function cyclesIn(imports: Imports, rule: string): readonly ImportFinding[] {
  const finished = new Set<string>();
  const path: string[] = [];
  const cycles: (readonly string[])[] = [];
  const visit = (module: string): void => {
    if (finished.has(module)) return;
    const place = path.indexOf(module);
    if (place !== -1) {
      cycles.push(path.slice(place));
      return;
    }
    path.push(module);
    for (const imported of imports.get(module) ?? []) visit(imported);
    path.pop();
    finished.add(module);
  };
  for (const module of imports.keys()) visit(module);
  return cycles.map(([from = "", ...others]) => ({ rule, from, to: others.join(" → ") }));
}

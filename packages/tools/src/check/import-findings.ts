import { join } from "node:path";
import { cruise, type ICruiseResult, type IModule } from "dependency-cruiser";
import readOptions from "dependency-cruiser/config-utl/extract-depcruise-options";
import { root } from "../root.ts";

/** An import that breaks a rule of the architecture. */
interface ImportFinding {
  readonly rule: string;
  readonly from: string;
  /** The import, or the other modules of a cycle. */
  readonly to: string;
}

/** The imports that break a rule, in the sources of some folders. */
export async function findImports(baseDir: string, folders: readonly string[]): Promise<readonly ImportFinding[]> {
  const options = await readOptions(join(root, "packages/tools/dependency-cruiser.config.mjs"));
  const { output } = await cruise([...folders], { ...options, baseDir });
  const { modules, summary } = output as ICruiseResult;
  const broken = summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  const cycles = cyclesIn(modules).map(([from = "", ...others]) => ({
    rule: "no-cycles",
    from,
    to: others.join(" → "),
  }));
  return [...broken, ...cycles];
}

/**
 * Cycles of imports, including types: at least one if there are any. Makes one pass over all imports: dependency-cruiser would
 * search again from each of them, which takes longer than the rest of its work.
 */
function cyclesIn(modules: readonly IModule[]): readonly (readonly string[])[] {
  const imports = new Map(modules.map(({ source, dependencies }) => [source, dependencies]));
  const finished = new Set<string>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (module: string): void => {
    if (finished.has(module)) return;
    const place = path.indexOf(module);
    if (place !== -1) {
      cycles.push(path.slice(place));
      return;
    }
    path.push(module);
    for (const { resolved } of imports.get(module) ?? []) visit(resolved);
    path.pop();
    finished.add(module);
  };
  for (const module of imports.keys()) visit(module);
  return cycles;
}

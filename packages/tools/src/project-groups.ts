import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder, root } from "./root.ts";
import { runCommand, type CommandResult } from "./run-command.ts";

interface Project {
  readonly extends?: string;
  readonly references?: readonly { readonly path: string }[];
  readonly compilerOptions?: Settings;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

interface Settings {
  readonly types?: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly types?: string }>>;
}

/** The packages that most others import. They import no package outside this list. */
const foundation = ["packages/core", "packages/permission-model", "packages/storage-memory"];

/** Whether one of the projects belongs to the foundation, whose declarations are built before others are compiled. */
export const isFoundation = (projects: readonly string[]): boolean =>
  projects.some((project) => foundation.includes(dirname(project)));

/** Programs written in Go spend a third of their time collecting garbage otherwise. */
export const goSettings = { GOGC: "400" };

/** With several checkers, each also checks what the others check: faster on idle processors, but twice the work. */
export const checkOnce: readonly string[] = ["--checkers", "1"];

const read = (project: string): Project => JSON.parse(readFileSync(join(root, project), "utf8")) as Project;

/** The project that a package shares with others, if its own only refers to it. */
export function sharedProject(project: string): string {
  const [shared] = read(project).references ?? [];
  return shared === undefined ? project : join(dirname(project), shared.path);
}

/** The compiler settings of a project with those it extends. */
function settingsOf(project: string): Settings {
  const { extends: base, compilerOptions } = read(project);
  return { ...(base !== undefined && settingsOf(join(dirname(project), base))), ...compilerOptions };
}

/** Whether the code of a project may use Node's APIs. */
export const hasNodeTypes = (project: string): boolean => settingsOf(project).types?.includes("node") === true;

/** Groups projects by settings, given their paths from the root folder. */
export function groupProjects(projects: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const project of projects) {
    const key = JSON.stringify(Object.entries(settingsOf(sharedProject(project))).sort());
    groups.set(key, [...(groups.get(key) ?? []), project]);
  }
  return [...groups.values()];
}

/**
 * Where programs find the declarations of the foundation. Reading and checking them takes a third of the time needed for its
 * sources.
 */
export function builtPaths(): Readonly<Record<string, readonly string[]>> {
  const entries = foundation.flatMap((folder) => {
    const { name, exports } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
    return Object.entries(exports).flatMap(([path, { types }]) =>
      types === undefined ? [] : [[name + path.slice(1), [join(root, folder, types)]] as const],
    );
  });
  return Object.fromEntries(entries);
}

/** Compiles projects with the same settings as one program, so that shared imports are read and checked once. */
export function compileGroup(projects: readonly string[], settings: object): Promise<CommandResult> {
  const [first = ""] = projects;
  const shared = [...new Set(projects.map(sharedProject))];
  const paths = (name: "include" | "exclude"): readonly string[] =>
    shared.flatMap((project) => read(project)[name]?.map((path) => join(root, dirname(project), path)) ?? []);
  const file = join(cacheFolder, "types", first.replaceAll("/", "-"));
  mkdirSync(dirname(file), { recursive: true });
  const group = {
    extends: join(root, sharedProject(first)),
    compilerOptions: settings,
    include: paths("include"),
    exclude: paths("exclude"),
  };
  writeFileSync(file, JSON.stringify(group));
  const args = [join(root, "node_modules/typescript-7/bin/tsc"), "--project", file, ...checkOnce];
  return runCommand(process.execPath, args, { capture: true, env: goSettings });
}

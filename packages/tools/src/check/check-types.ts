// Checks the given projects in one process that reads each source once. Projects with the same settings share a program,
// so that what they all import is checked once. A program whose files have not changed since it last passed is not
// checked again.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { compilerHost } from "../compiler-host.ts";
import { cacheFolder, root } from "../root.ts";
import { addResult } from "../test/results.ts";

/** Projects with the same settings. */
interface ProjectGroup {
  readonly projects: string[];
  readonly options: ts.CompilerOptions;
  /** What is wrong with the settings. */
  readonly problems: ts.Diagnostic[];
  /** The project of each file that no earlier group checks. */
  readonly owners: Map<string, string>;
}

/** The sources of a group that passed, relative to the root folder, and a hash of all that the result depends on. */
interface PassedGroup {
  readonly files: readonly string[];
  readonly hash: string;
}

const cacheFile = join(cacheFolder, "types.json");
const passedGroups: Record<string, PassedGroup> = existsSync(cacheFile)
  ? (JSON.parse(readFileSync(cacheFile, "utf8")) as Record<string, PassedGroup>)
  : {};

const hashes = new Map<string, string>();

function hashOfFile(file: string): string {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const path = join(root, file);
  const hash = existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";
  hashes.set(file, hash);
  return hash;
}

/** Groups projects by settings, those without ambient types first. A file of several projects belongs to the first. */
function groupProjects(projects: readonly string[]): readonly ProjectGroup[] {
  const parsed = projects.map(parse);
  parsed.sort((a, b) => (a.options.types?.length ?? 0) - (b.options.types?.length ?? 0));
  const claimed = new Set<string>();
  const groups = new Map<string, ProjectGroup>();
  for (const { project, options, names, problems } of parsed) {
    const key = JSON.stringify(Object.entries(options).sort());
    const group: ProjectGroup = groups.get(key) ?? { projects: [], options, problems: [], owners: new Map() };
    groups.set(key, group);
    group.projects.push(project);
    group.problems.push(...problems);
    for (const name of names) if (!claimed.has(name)) group.owners.set(name, project);
    for (const name of names) claimed.add(name);
  }
  return [...groups.values()];
}

/** The settings of a project, the files that it lists, and what is wrong with the settings. */
function parse(project: string) {
  const problems: ts.Diagnostic[] = [];
  const host = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem: ts.Diagnostic) => void problems.push(problem),
  };
  const config = ts.getParsedCommandLineOfConfigFile(join(root, project), { noEmit: true }, host);
  problems.push(...(config?.errors ?? []));
  // Without its path, settings of two projects are equal. Paths in them are absolute already.
  const { configFilePath: _, ...options } = config?.options ?? {};
  return { project, options, names: config?.fileNames ?? [], problems };
}

/** A hash of settings, listed files, sources, manifests and, by the lock file, the versions of dependencies. */
function hashOf({ options, owners }: ProjectGroup, files: readonly string[]): string {
  const listed = [...owners.keys()].map((name) => relative(root, name));
  const manifests = ts.sys.readDirectory(join(root, "packages"), [".json"], ["**/node_modules"], ["*/package.json"]);
  const inputs = ["package-lock.json", ...manifests.map((name) => relative(root, name)), ...files];
  const settings = JSON.stringify([ts.version, options, listed]);
  return createHash("sha256")
    .update(`${settings}${inputs.map(hashOfFile).join()}`)
    .digest("hex");
}

/** The problems of a group. `undefined` if it passed before and has not changed. */
function check(group: ProjectGroup): readonly ts.Diagnostic[] | undefined {
  const name = group.projects.join();
  const { files: lastFiles, hash } = passedGroups[name] ?? { files: [], hash: "" };
  if (hash === hashOf(group, lastFiles)) return undefined;
  const program = ts.createProgram([...group.owners.keys()], group.options, compilerHost(group.options));
  const problems = ts.sortAndDeduplicateDiagnostics([
    ...group.problems,
    ...[...group.owners.keys()].flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file))),
  ]);
  if (problems.length === 0) {
    const files = program
      .getSourceFiles()
      .map(({ fileName }) => relative(root, fileName))
      .filter((file) => !file.includes("node_modules"));
    passedGroups[name] = { files, hash: hashOf(group, files) };
  }
  return problems;
}

const format = (problems: readonly ts.Diagnostic[]): string =>
  ts.formatDiagnostics(problems, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });

for (const group of groupProjects(process.argv.slice(2))) {
  const began = performance.now();
  const problems = check(group);
  const seconds = problems === undefined ? "not changed" : `${((performance.now() - began) / 1000).toFixed(1)} s`;
  for (const project of group.projects) {
    const title = `types of ${project.replace("/tsconfig.src.json", ", without its tests").replace("/tsconfig.json", "")}`;
    // A problem in no file concerns the settings of all projects.
    const own = problems?.filter(({ file }) => file === undefined || group.owners.get(file.fileName) === project) ?? [];
    addResult({ runner: "check", file: "", title, outcome: own.length === 0 ? "passed" : "failed" });
    if (own.length > 0) process.exitCode = 1;
    console.log(own.length === 0 ? `✔ ${title} (${seconds})` : `\n✖ ${title}\n${format(own)}`);
  }
}
mkdirSync(cacheFolder, { recursive: true });
writeFileSync(cacheFile, JSON.stringify(passedGroups));

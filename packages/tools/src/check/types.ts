// Checks the given projects, each by itself as `tsc` does, but in one process that reads each source once.
// A project whose files have not changed since it last passed is not checked again.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import ts from "typescript";
import { cacheFolder, root } from "../root.ts";
import { addResult } from "../test/results.ts";

/** The sources of a project that passed, relative to the root folder, and a hash of all that the result depends on. */
interface PassedProject {
  readonly files: readonly string[];
  readonly hash: string;
}

const cacheFile = join(cacheFolder, "types.json");
const passedProjects: Record<string, PassedProject> = existsSync(cacheFile)
  ? (JSON.parse(readFileSync(cacheFile, "utf8")) as Record<string, PassedProject>)
  : {};

const sources = new Map<string, ts.SourceFile | undefined>();

/** Reads each source once for all projects that read it in the same way. */
function hostOf(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  const { module, moduleDetection, jsx } = options;
  host.getSourceFile = (name, how, ...rest) => {
    const { languageVersion, impliedNodeFormat, jsDocParsingMode } =
      typeof how === "object" ? how : { languageVersion: how };
    const way = [languageVersion, impliedNodeFormat, jsDocParsingMode, module, moduleDetection, jsx];
    const key = `${name} ${way.join()}`;
    if (!sources.has(key)) sources.set(key, read(name, how, ...rest));
    return sources.get(key);
  };
  return host;
}

/** The settings of a project and the files that it lists. Adds what is wrong with them to `problems`. */
const parse = (project: string, problems: ts.Diagnostic[]): ts.ParsedCommandLine | undefined =>
  ts.getParsedCommandLineOfConfigFile(
    join(root, project),
    { noEmit: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => problems.push(problem) },
  );

const hashes = new Map<string, string>();

function hashOfFile(file: string): string {
  const known = hashes.get(file);
  if (known !== undefined) return known;
  const path = join(root, file);
  const hash = existsSync(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";
  hashes.set(file, hash);
  return hash;
}

/** A hash of settings, listed files, sources, manifests and, by the lock file, the versions of dependencies. */
function hashOf({ options, fileNames }: ts.ParsedCommandLine, files: readonly string[]): string {
  const listed = fileNames.map((name) => relative(root, name));
  const manifests = ts.sys.readDirectory(join(root, "packages"), [".json"], ["**/node_modules"], ["*/package.json"]);
  const inputs = ["package-lock.json", ...manifests.map((name) => relative(root, name)), ...files];
  const settings = JSON.stringify([ts.version, options, listed]);
  return createHash("sha256")
    .update(`${settings}${inputs.map(hashOfFile).join()}`)
    .digest("hex");
}

/** The problems of a project as the compiler prints them; empty if there are none. */
function check(project: string): { readonly problems: string; readonly isCached: boolean } {
  const problems: ts.Diagnostic[] = [];
  const parsed = parse(project, problems);
  if (parsed !== undefined) {
    const { files: lastFiles, hash } = passedProjects[project] ?? { files: [], hash: "" };
    if (hash === hashOf(parsed, lastFiles)) return { problems: "", isCached: true };
    const { fileNames: rootNames, options, errors } = parsed;
    const program = ts.createProgram(rootNames, options, hostOf(options));
    problems.push(...errors, ...ts.getPreEmitDiagnostics(program));
    if (problems.length === 0) {
      const files = program
        .getSourceFiles()
        .map(({ fileName }) => relative(root, fileName))
        .filter((file) => !file.includes("node_modules"));
      passedProjects[project] = { files, hash: hashOf(parsed, files) };
    }
  }
  const text = ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(problems), {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
  return { problems: text, isCached: false };
}

for (const project of process.argv.slice(2)) {
  const title = `types of ${project.replace("/tsconfig.json", "").replace("/tsconfig.test.json", ", with its tests")}`;
  const began = performance.now();
  const { problems, isCached } = check(project);
  addResult({ runner: "check", file: "", title, outcome: problems === "" ? "passed" : "failed" });
  if (problems !== "") process.exitCode = 1;
  const seconds = isCached ? "not changed" : `${((performance.now() - began) / 1000).toFixed(1)} s`;
  console.log(problems === "" ? `✔ ${title} (${seconds})` : `\n✖ ${title}\n${problems}`);
}
mkdirSync(cacheFolder, { recursive: true });
writeFileSync(cacheFile, JSON.stringify(passedProjects));

// Checks the projects that it is given: each for itself, as `tsc` does, but in one process that reads a source once.
import { join } from "node:path";
import ts from "typescript";
import { root } from "../root.ts";
import { addResult } from "../test/results.ts";

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

/** What is wrong with a project, as the compiler says it; empty if nothing is. */
function faultsOf(project: string): string {
  const faults: ts.Diagnostic[] = [];
  const parsed = ts.getParsedCommandLineOfConfigFile(
    join(root, project),
    { noEmit: true },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (fault) => faults.push(fault),
    },
  );
  if (parsed !== undefined) {
    const { fileNames: rootNames, options, errors } = parsed;
    faults.push(...errors, ...ts.getPreEmitDiagnostics(ts.createProgram(rootNames, options, hostOf(options))));
  }
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(faults), {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => root,
    getNewLine: () => "\n",
  });
}

for (const project of process.argv.slice(2)) {
  const title = `types of ${project.replace("/tsconfig.json", "").replace("/tsconfig.test.json", ", with its tests")}`;
  const began = performance.now();
  const faults = faultsOf(project);
  addResult({ runner: "check", file: "", title, outcome: faults === "" ? "passed" : "failed" });
  if (faults !== "") process.exitCode = 1;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(faults === "" ? `✔ ${title} (${seconds} s)` : `\n✖ ${title}\n${faults}`);
}

import { join, relative, sep } from "node:path";
import ts from "typescript";
import { compilerHost } from "../compiler-host.ts";
import { root } from "../root.ts";
import type { PublishedPackage } from "./packages.ts";

/** Packages with the same settings: their sources are read and checked together. */
interface PackageGroup {
  readonly options: ts.CompilerOptions;
  readonly files: string[];
}

const newLine = {
  getCanonicalFileName: (file: string) => file,
  getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
  getNewLine: () => "\n",
};

/**
 * Writes the declarations of packages next to their built modules. The types of the other packages are read from their
 * sources, so that packages can be built in any order. Returns the problems.
 */
export const emitDeclarations = (packages: readonly PublishedPackage[]): string[] =>
  groupPackages(packages)
    .map(emit)
    .filter((text) => text !== "");

function groupPackages(packages: readonly PublishedPackage[]): readonly PackageGroup[] {
  const groups = new Map<string, PackageGroup>();
  for (const { folder } of packages) {
    const { options, fileNames } = settingsOf(folder);
    const key = JSON.stringify(Object.entries(options).sort());
    const group: PackageGroup = groups.get(key) ?? { options, files: [] };
    groups.set(key, group);
    group.files.push(...fileNames);
  }
  return [...groups.values()];
}

function settingsOf(folder: string) {
  const onUnRecoverableConfigFileDiagnostic = (diagnostic: ts.Diagnostic): never => {
    throw new Error(ts.formatDiagnostic(diagnostic, newLine));
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(
    join(folder, "tsconfig.src.json"),
    { noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: root, rootDir: root },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic },
  );
  if (!parsed) throw new Error(`\`${folder}\` has no tsconfig.src.json`);
  // Without its path, settings of two packages are equal. Paths in them are absolute already.
  const { configFilePath: _, ...options } = parsed.options;
  return { options, fileNames: parsed.fileNames };
}

function emit({ options, files }: PackageGroup): string {
  const program = ts.createProgram(files, options, compilerHost(options));
  const diagnostics = files.flatMap((name) => {
    const file = program.getSourceFile(name);
    const write = (path: string, text: string): void => {
      // Declarations of `packages/core/src` belong in `packages/core/dist`.
      const [packages = "", folder = "", , ...rest] = relative(root, path).split(sep);
      ts.sys.writeFile(join(root, packages, folder, "dist", ...rest), toBuiltImports(text));
    };
    return [...program.getDeclarationDiagnostics(file), ...program.emit(file, write, undefined, true).diagnostics];
  });
  return ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(diagnostics), newLine);
}

/** The compiler rewrites `./file.ts` to `./file.js` in modules, not in declarations. */
const toBuiltImports = (text: string): string =>
  text.replace(/(\bfrom |\bimport\(|^import )"(\.{1,2}\/[^"]+)\.ts"/gm, '$1"$2.js"');

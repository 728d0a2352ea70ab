import { join, relative } from "node:path";
import ts from "typescript";
import type { PublishedPackage } from "./packages.ts";

const newLine = {
  getCanonicalFileName: (file: string) => file,
  getCurrentDirectory: () => ts.sys.getCurrentDirectory(),
  getNewLine: () => "\n",
};

/**
 * Writes the declarations of a package's sources next to its built modules. The types of the other packages are read
 * from their sources, so that packages can be built in any order. Returns the problems.
 */
export function emitDeclarations({ folder }: PublishedPackage): string | undefined {
  const source = join(folder, "src");
  const parsed = ts.getParsedCommandLineOfConfigFile(
    join(folder, "tsconfig.json"),
    {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      outDir: join(folder, "dist"),
      rootDir: join(folder, "../.."),
    },
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(ts.formatDiagnostic(diagnostic, newLine));
      },
    },
  );
  if (!parsed) throw new Error(`\`${folder}\` has no tsconfig.json`);
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const own = program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(source) && !fileName.endsWith(".d.ts"));
  const diagnostics = own.flatMap((file) => [
    ...program.getDeclarationDiagnostics(file),
    ...program.emit(
      file,
      (path, text) => {
        // Without its own rootDir a declaration would land under dist/packages/…/src.
        ts.sys.writeFile(
          path.replace(join("dist", relative(join(folder, "../.."), source)), "dist"),
          toBuiltImports(text),
        );
      },
      undefined,
      true,
    ).diagnostics,
  ]);
  return diagnostics.length > 0
    ? ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(diagnostics), newLine)
    : undefined;
}

/** The compiler rewrites `./file.ts` to `./file.js` in modules, not in declarations. */
const toBuiltImports = (text: string): string =>
  text.replace(/(\bfrom |\bimport\(|^import )"(\.{1,2}\/[^"]+)\.ts"/gm, '$1"$2.js"');

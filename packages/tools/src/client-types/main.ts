// `npm run client-types`: writes the typed client of the core, the documentation of its properties for the OpenAPI document, and the
// service workers.
// `--check` only compares, for `npm run check`.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "oxfmt";
import { type GeneratedFile, generatedFiles, generatedFolders, notice } from "./client-types.ts";
import { docsFolder, propertyDocFiles } from "./property-docs.ts";
import { serviceWorkerFiles, serviceWorkerFolders } from "./service-workers.ts";

const isCheck = process.argv.includes("--check");

/** Writes files as the only ones in their folders, or compares them with the existing ones. */
function place(files: readonly GeneratedFile[], folders: readonly string[]): void {
  const paths = folders.flatMap((folder) => globSync("*.ts", { cwd: folder }).map((name) => join(folder, name)));
  const isCurrent =
    paths.length === files.length &&
    files.every(({ path, text }) => paths.includes(path) && readFileSync(path, "utf8") === text);
  if (isCheck) {
    if (isCurrent) return;
    console.error("The generated client types are out of date. Run `npm run client-types` and commit the result.");
    process.exitCode = 1;
    return;
  }
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  for (const { path, text } of files) writeFileSync(path, text);
}

place(generatedFiles(), generatedFolders);
const formatted = async ({ path, text }: GeneratedFile): Promise<GeneratedFile> => ({
  path,
  text: (await format(path, text, { printWidth: 120 })).code,
});
place(await Promise.all(propertyDocFiles(notice).map(formatted)), [docsFolder]);
place(await Promise.all((await serviceWorkerFiles()).map(formatted)), serviceWorkerFolders);

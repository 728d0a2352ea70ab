// `npm run client-types`: writes the typed client of the core. `--check` only compares, for `npm run check`.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles, generatedFolders } from "./client-types.ts";

const files = generatedFiles();
const found = new Map(
  generatedFolders.flatMap((folder) =>
    globSync("*.ts", { cwd: folder }).map((name): [string, string] => {
      const path = join(folder, name);
      return [path, readFileSync(path, "utf8")];
    }),
  ),
);
const isCurrent = found.size === files.length && files.every(({ path, text }) => found.get(path) === text);

if (process.argv.includes("--check")) {
  if (!isCurrent) {
    console.error("The generated client types are out of date. Run `npm run client-types` and commit the result.");
    process.exitCode = 1;
  }
} else {
  for (const folder of generatedFolders) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
  for (const { path, text } of files) writeFileSync(path, text);
}

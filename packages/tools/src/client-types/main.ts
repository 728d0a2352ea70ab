// `npm run client-types`: writes the typed client of the core. `--check` only compares, for `npm run check`.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles, generatedFolder } from "./client-types.ts";

const files = generatedFiles();
const found = new Map(
  globSync("*.ts", { cwd: generatedFolder }).map((name) => {
    const path = join(generatedFolder, name);
    return [path, readFileSync(path, "utf8")];
  }),
);
const isCurrent = found.size === files.length && files.every(({ path, text }) => found.get(path) === text);

if (process.argv.includes("--check")) {
  if (!isCurrent) {
    console.error("The generated client types are out of date. Run `npm run client-types` and commit the result.");
    process.exitCode = 1;
  }
} else {
  rmSync(generatedFolder, { recursive: true, force: true });
  mkdirSync(generatedFolder, { recursive: true });
  for (const { path, text } of files) writeFileSync(path, text);
}

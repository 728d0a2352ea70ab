// `npm run tarballs`: packs the packages for the framework examples, once they are built. `-- --lock` also writes the lock files of
// the examples again, which is necessary after a package has got or lost a dependency.
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "../packed/install-packages.ts";
import { frameworksFolder, packTarballs } from "./pack-tarballs.ts";

await packTarballs(join(frameworksFolder, "tarballs"));
if (process.argv.includes("--lock")) {
  for (const manifest of globSync("*/package.json", { cwd: frameworksFolder }).sort()) {
    const folder = join(frameworksFolder, dirname(manifest));
    await npm(["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
    const path = join(folder, "package-lock.json");
    // The tarballs are packed again and again: their hashes differ.
    const lock = JSON.parse(readFileSync(path, "utf8")) as { packages: Record<string, Record<string, unknown>> };
    for (const entry of Object.values(lock.packages)) {
      if (String(entry["resolved"]).startsWith("file:")) delete entry["integrity"];
    }
    writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  }
}

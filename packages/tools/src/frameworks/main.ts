// `npm run tarballs`: packs the packages for the framework examples, once they are built. `-- --lock` also writes the lock files of
// the examples again, which is necessary after a package has got or lost a dependency.
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { npm } from "../packed/install-packages.ts";
import { frameworksFolder, packTarballs } from "./pack-tarballs.ts";

type Packages = Record<string, { integrity?: string }>;

/** Updates the entries of this repository's packages in a lock file. */
function changeLock(path: string, change: (packages: Packages, key: string) => void): void {
  const lock = JSON.parse(readFileSync(path, "utf8")) as { readonly packages: Packages };
  for (const key of Object.keys(lock.packages))
    if (key.startsWith("node_modules/@rollcall/")) change(lock.packages, key);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
}

await packTarballs(join(frameworksFolder, "tarballs"));
if (process.argv.includes("--lock")) {
  for (const manifest of globSync("*/package.json", { cwd: frameworksFolder }).sort()) {
    const folder = join(frameworksFolder, dirname(manifest));
    const path = join(folder, "package-lock.json");
    // npm only reads a tarball that the lock file doesn't have.
    if (existsSync(path)) changeLock(path, (packages, key) => Reflect.deleteProperty(packages, key));
    await npm(["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
    // The tarballs are repacked each time, so their hashes differ.
    changeLock(path, (packages, key) => Reflect.deleteProperty(packages[key] ?? {}, "integrity"));
  }
}

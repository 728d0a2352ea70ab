import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../root.ts";

/** A package of this repository that is published. */
export interface PublishedPackage {
  readonly name: string;
  readonly folder: string;
}

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
}

/** All published packages, by name. */
export function publishedPackages(): PublishedPackage[] {
  return globSync("packages/*/package.json", { cwd: root })
    .map((file) => ({
      folder: join(root, dirname(file)),
      manifest: JSON.parse(readFileSync(join(root, file), "utf8")) as Manifest,
    }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => ({ name: manifest.name, folder }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

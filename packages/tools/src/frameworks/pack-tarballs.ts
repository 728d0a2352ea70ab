import { renameSync } from "node:fs";
import { join } from "node:path";
import { root } from "../root.ts";
import { packPackages } from "../packed/install-packages.ts";

/** The folder of the framework examples. */
export const frameworksFolder = join(root, "examples/frameworks");

/** Packs every published package from its build, as the examples name them: `@rollcall/core` is `core.tgz`. */
export async function packTarballs(folder: string): Promise<void> {
  for (const { name, filename } of await packPackages(folder)) {
    renameSync(join(folder, filename), join(folder, `${name.replace("@rollcall/", "")}.tgz`));
  }
}

import { readFileSync } from "node:fs";

interface Manifest {
  readonly version: string;
}

/** The version of this package, printed by `--version`. */
export const ownVersion = (): string =>
  (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as Manifest).version;

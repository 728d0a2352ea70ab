import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { CliError } from "../cli-error.ts";

/** File names of a configuration, in search order. */
const names = ["ts", "mts", "js", "mjs"].map((ending) => `rollcall.config.${ending}`);

/**
 * Finds the configuration file: the given one, or the first match in the current folder.
 * @throws {CliError} the file does not exist
 */
export function findConfig(cwd: string, named: string | undefined): string {
  if (named !== undefined) {
    const file = resolve(cwd, named);
    if (!existsSync(file)) throw new CliError(2, `no configuration found at \`${named}\``);
    return file;
  }
  const found = names.map((name) => join(cwd, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new CliError(
    2,
    `no \`rollcall.config.ts\` (.mts, .js, .mjs) found in ${cwd}: create one, or pass --config FILE`,
  );
}

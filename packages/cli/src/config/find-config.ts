import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refusal } from "../refusal.ts";

/** What a configuration is called, in the order in which it is looked for. */
const names = ["ts", "mts", "js", "mjs"].map((ending) => `rollcall.config.${ending}`);

/**
 * The file of the configuration: the one that is named, else the one in this folder.
 * @throws {Refusal} there is none
 */
export function findConfig(cwd: string, named: string | undefined): string {
  if (named !== undefined) {
    const file = resolve(cwd, named);
    if (!existsSync(file)) throw new Refusal(2, `there is no configuration at \`${named}\``);
    return file;
  }
  const found = names.map((name) => join(cwd, name)).find((file) => existsSync(file));
  if (found !== undefined) return found;
  throw new Refusal(
    2,
    `there is no \`rollcall.config.ts\` (.mts, .js, .mjs) in ${cwd}: write one, or say where it is with --config FILE`,
  );
}

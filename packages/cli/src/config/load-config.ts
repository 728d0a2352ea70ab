import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { CliError } from "../cli-error.ts";
import type { CliContext } from "../cli-context.ts";
import { checkConfig } from "./check-config.ts";
import { findConfig } from "./find-config.ts";
import type { CheckedConfig } from "./rollcall-config.ts";

/** A configuration and its location. */
export interface LoadedConfig {
  readonly config: CheckedConfig;
  readonly file: string;
  /** Paths in the configuration are relative to this folder. */
  readonly folder: string;
}

/** The error for a version of Node that doesn't strip types. */
const unknownExtension = "ERR_UNKNOWN_FILE_EXTENSION";

/**
 * Loads and checks the configuration. Node strips TypeScript types since version 22.18.
 * @throws {CliError} the file does not exist or cannot be run, or a value is invalid
 */
export async function loadConfig({ cwd }: Pick<CliContext, "cwd">, named: string | undefined): Promise<LoadedConfig> {
  const file = findConfig(cwd, named);
  const result = checkConfig(await exportOf(file));
  if (result.problems !== undefined) throw new CliError(2, `in \`${basename(file)}\`: ${result.problems.join("; ")}`);
  return { config: result.config, file, folder: dirname(file) };
}

async function exportOf(file: string): Promise<unknown> {
  const address = pathToFileURL(file).href;
  let module: { readonly default?: unknown };
  try {
    module = (await import(address)) as typeof module;
  } catch (error) {
    if (file.endsWith("ts") && error instanceof Error && "code" in error && error.code === unknownExtension) {
      const script = basename(file).replace(/\.m?ts$/, ".mjs");
      throw new CliError(2, `\`${basename(file)}\` needs Node 22.18 or newer; rename it to \`${script}\``);
    }
    throw new CliError(2, `\`${basename(file)}\` cannot be run: ${reasonOf(error, file, address)}`, { cause: error });
  }
  if (module.default === undefined) {
    throw new CliError(2, `\`${basename(file)}\` has no default export: \`export default defineConfig({ … })\``);
  }
  return module.default;
}

/** The first line of the error message and the line of the file that threw it. */
function reasonOf(error: unknown, file: string, address: string): string {
  const message = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const place = [`${address}:`, `${file}:`].find((start) => stack.includes(start));
  const line = place === undefined ? undefined : /^\d+/.exec(stack.slice(stack.indexOf(place) + place.length))?.[0];
  return line === undefined ? message : `${message} (line ${line})`;
}

import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { Refusal } from "../refusal.ts";
import type { Surroundings } from "../surroundings.ts";
import { checkConfig } from "./check-config.ts";
import { findConfig } from "./find-config.ts";
import type { CheckedConfig } from "./rollcall-config.ts";

/** A configuration and where it stands. */
export interface LoadedConfig {
  readonly config: CheckedConfig;
  readonly file: string;
  /** Paths in it start here. */
  readonly folder: string;
}

/**
 * Reads the configuration. Node strips the types of TypeScript by itself.
 * @throws {Refusal} there is none, it cannot be run, or a value is not what it should be
 */
export async function loadConfig({ cwd }: Pick<Surroundings, "cwd">, named: string | undefined): Promise<LoadedConfig> {
  const file = findConfig(cwd, named);
  const verdict = checkConfig(await exportOf(file));
  if (verdict.wrong !== undefined) throw new Refusal(2, `in \`${basename(file)}\` ${verdict.wrong.join("; ")}`);
  return { config: verdict.config, file, folder: dirname(file) };
}

async function exportOf(file: string): Promise<unknown> {
  const address = pathToFileURL(file).href;
  let module: { readonly default?: unknown };
  try {
    module = (await import(address)) as typeof module;
  } catch (error) {
    throw new Refusal(2, `\`${basename(file)}\` cannot be run: ${reasonOf(error, file, address)}`, { cause: error });
  }
  if (module.default === undefined) {
    throw new Refusal(2, `\`${basename(file)}\` has no default export: \`export default defineConfig({ … })\``);
  }
  return module.default;
}

/** One line, and where in the file it was thrown. */
function reasonOf(error: unknown, file: string, address: string): string {
  const message = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const place = [`${address}:`, `${file}:`].find((start) => stack.includes(start));
  const line = place === undefined ? undefined : /^\d+/.exec(stack.slice(stack.indexOf(place) + place.length))?.[0];
  return line === undefined ? message : `${message} (line ${line})`;
}

import type { SealHead } from "@rollcall/core";
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";

/** The options of `npm run history`. */
export interface HistoryOptions {
  readonly command: "verify" | "seal";
  /** The database file. */
  readonly store: string;
  /** A head that was stored elsewhere. */
  readonly head: SealHead | undefined;
  readonly json: boolean;
}

/** The usage text. */
export const usage = "npm run history -- verify|seal --store PATH [--head NUMBER:HEX] [--json]";

/**
 * Reads the arguments of the command.
 * @throws {RangeError} invalid arguments, or the file doesn't exist
 */
export function readOptions(args: readonly string[]): HistoryOptions {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { store: { type: "string" }, head: { type: "string" }, json: { type: "boolean", default: false } },
  });
  const [command, ...rest] = positionals;
  if ((command !== "verify" && command !== "seal") || rest.length > 0) throw new RangeError(usage);
  if (values.store === undefined) throw new RangeError(usage);
  if (!existsSync(values.store)) throw new RangeError(`\`${values.store}\` doesn't exist`);
  return { command, store: values.store, head: toHead(values.head), json: values.json };
}

function toHead(written: string | undefined): SealHead | undefined {
  if (written === undefined) return undefined;
  const [, number, head] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(written) ?? [];
  if (number === undefined || head === undefined) throw new RangeError("--head takes NUMBER:HEX, as `seal` prints it");
  return { number: Number(number), head };
}

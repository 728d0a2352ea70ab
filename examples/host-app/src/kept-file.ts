import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where everything is kept: `.rollcall` in the repository, or the folder that `ROLLCALL_DATA` names. */
const folder = resolve(process.env["ROLLCALL_DATA"] ?? join(import.meta.dirname, "../../../.rollcall"));

/** Where a file of the host stands. Makes the folder. */
export function placeOf(name: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/** Writes a file whole or not at all, for nobody else of this machine to read. */
export function keep(name: string, text: string): void {
  const file = placeOf(name);
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** What a file holds, if there is one. */
export function kept(name: string): string | undefined {
  try {
    return readFileSync(placeOf(name), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** What a file of JSON holds; nothing where there is none, or where a cut of power left half of one. */
export function keptJson(name: string): unknown {
  try {
    return JSON.parse(kept(name) ?? "null");
  } catch {
    return undefined;
  }
}

/** Forgets a file. */
export const forget = (name: string): void => {
  rmSync(placeOf(name), { force: true });
};

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The data folder: `ROLLCALL_DATA`, or `.rollcall` in the repository. */
const folder = resolve(process.env["ROLLCALL_DATA"] ?? join(import.meta.dirname, "../../../.rollcall"));

/** Returns the path of a data file and creates the folder. */
export function dataPath(name: string): string {
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/** Writes a file atomically, readable only by its owner. */
export function writeDataFile(name: string, text: string): void {
  const file = dataPath(name);
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Reads a file, if it exists. */
export function readDataFile(name: string): string | undefined {
  try {
    return readFileSync(dataPath(name), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Reads a JSON file. `undefined` if it is incomplete after a power loss. */
export function readJsonFile(name: string): unknown {
  try {
    return JSON.parse(readDataFile(name) ?? "null");
  } catch {
    return undefined;
  }
}

/** Deletes a file or a folder. */
export const deleteDataFile = (name: string): void => {
  rmSync(dataPath(name), { force: true, recursive: true });
};

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The files of the host in one folder. */
export interface DataFolder {
  /** The path of a file. */
  path(name: string): string;
  /** Reads a file, if it exists. */
  read(name: string): string | undefined;
  /** Reads a JSON file. `undefined` if it is incomplete after a power loss. */
  readJson(name: string): unknown;
  /** Writes a file atomically, readable only by its owner. */
  write(name: string, text: string): void;
  /** Deletes a file or a folder. */
  delete(name: string): void;
}

/** Opens a folder, and creates it if it's missing. */
export function openDataFolder(folder: string): DataFolder {
  mkdirSync(folder, { recursive: true });
  const path = (name: string): string => join(folder, name);
  const read = (name: string): string | undefined => {
    try {
      return readFileSync(path(name), "utf8");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  };
  return {
    path,
    read,
    readJson(name) {
      try {
        return JSON.parse(read(name) ?? "null") as unknown;
      } catch {
        return undefined;
      }
    },
    write(name, text) {
      const file = path(name);
      writeFileSync(`${file}.new`, text, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    delete(name) {
      rmSync(path(name), { force: true, recursive: true });
    },
  };
}

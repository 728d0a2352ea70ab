import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** Deletes the files of a folder that were last written before an instant. Those that are being written are newer. */
export async function removeOldFiles(folder: string, before: number): Promise<void> {
  for (const file of await readdir(folder)) {
    const path = join(folder, file);
    const changed = await stat(path).catch(() => undefined);
    if (changed !== undefined && changed.mtimeMs < before) await rm(path, { force: true });
  }
}

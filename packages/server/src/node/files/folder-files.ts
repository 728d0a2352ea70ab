import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { assertFileKey, type ByteRange, type FileContent, type Files, type StoredFile } from "@rollcall/core";
import { removeOldFiles } from "./remove-old-files.ts";

/** Files are never executable and only readable by the server's own account. */
const mode = { file: 0o600, folder: 0o700 };
const unfinished = ".unfinished";
/** Unfinished files that weren't written to for this long, in milliseconds, belong to a process that stopped. */
const leftAfter = 3_600_000;

/**
 * Stores files in a folder on this machine, in subfolders by the first two characters of their random keys. A file is written under another
 * name, synced and renamed, so that a crash leaves no partial file under its key. Files that a crash leaves behind are deleted later.
 * @param folder created if it doesn't exist
 */
export function createFolderFiles(folder: string): Files {
  const folderOf = (key: string) => {
    assertFileKey(key);
    return join(folder, shardOf(key));
  };
  const pathOf = (key: string) => join(folderOf(key), key);

  let sweptAt = Number.NEGATIVE_INFINITY;
  return {
    async put(key, content) {
      const path = pathOf(key);
      const temporary = join(folder, unfinished, randomUUID());
      await Promise.all([mkdir(folderOf(key), { recursive: true, mode: mode.folder }), makeFolder(temporary)]);
      if (performance.now() > sweptAt + leftAfter) {
        sweptAt = performance.now();
        await removeOldFiles(join(folder, unfinished), Date.now() - leftAfter);
      }
      try {
        await writeDurably(temporary, content);
        await rename(temporary, path);
        await sync(folderOf(key));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(key, range) {
      const path = pathOf(key);
      return (await unlessMissing(stat(path))) === null ? null : read(path, range);
    },
    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
    async list({ after = "", limit }) {
      const names = (await unlessMissing(readdir(folder))) ?? [];
      const shards = names.filter((name) => name !== unfinished && name >= shardOf(after)).sort();
      const keys: string[] = [];
      for (const shard of shards) {
        if (keys.length >= limit) break;
        const inShard = await readdir(join(folder, shard));
        keys.push(...inShard.filter((key) => key > after).sort());
      }
      return Promise.all(keys.slice(0, limit).map((key) => toStoredFile(key, pathOf(key))));
    },
  };
}

/** The subfolder of a file. Their order is that of the keys, so that a page of a list reads few of them. */
const shardOf = (key: string): string => key.slice(0, 2);

const makeFolder = (file: string) => mkdir(join(file, ".."), { recursive: true, mode: mode.folder });

async function writeDurably(path: string, content: FileContent): Promise<void> {
  const handle = await open(path, "wx", mode.file);
  try {
    let size = 0;
    for await (const chunk of content.stream()) {
      size += chunk.byteLength;
      await handle.writeFile(chunk);
    }
    if (size !== content.size) throw new Error(`the file has ${size} bytes instead of ${content.size}`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Opens the file on the first read, so that a reader that never starts leaves no open file. */
async function* read(path: string, range?: ByteRange): AsyncGenerator<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    const stream = handle.createReadStream({
      autoClose: false,
      ...(range && { start: range.from, end: range.until - 1 }),
    });
    for await (const chunk of stream) yield chunk as Buffer;
  } finally {
    await handle.close();
  }
}

/** Makes a rename durable. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file that another process has just deleted counts as new. */
async function toStoredFile(key: string, path: string): Promise<StoredFile> {
  const found = await unlessMissing(stat(path));
  return { key, storedAt: Math.floor(found?.mtimeMs ?? Date.now()) };
}

async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

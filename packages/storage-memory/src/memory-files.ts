import { assertFileKey, type ByteRange, type FileContent, type Files } from "@rollcall/core";

/**
 * Stores files in memory, for tests and examples. They are gone when the process ends.
 * @param now the time, in milliseconds since the epoch. Default: the machine's time
 */
export function createMemoryFiles(now: () => number = Date.now): Files {
  const stored = new Map<string, { readonly bytes: Uint8Array; readonly storedAt: number }>();
  return {
    async put(key, content) {
      assertFileKey(key);
      stored.set(key, { bytes: await readAll(content), storedAt: now() });
    },
    async get(key, range) {
      assertFileKey(key);
      const file = stored.get(key);
      return await Promise.resolve(file === undefined ? null : readBytes(file.bytes, range));
    },
    async delete(key) {
      assertFileKey(key);
      await Promise.resolve(stored.delete(key));
    },
    async list({ after = "", limit }) {
      const keys = [...stored.keys()].filter((key) => key > after).sort();
      return await Promise.resolve(
        keys.slice(0, limit).map((key) => ({ key, storedAt: stored.get(key)?.storedAt ?? 0 })),
      );
    },
  };
}

async function readAll(content: FileContent): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of content.stream()) {
    chunks.push(chunk);
    length += chunk.byteLength;
  }
  if (length !== content.size) throw new Error(`the file has ${length} bytes instead of ${content.size}`);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

async function* readBytes(bytes: Uint8Array, range?: ByteRange): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(bytes.slice(range?.from, range?.until));
}

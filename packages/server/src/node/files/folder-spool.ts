import { createHash, randomUUID } from "node:crypto";
import { openAsBlob } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { RollcallError, toDocumentType } from "@rollcall/core";
import { fileTypeFromBlob } from "file-type";
import type { SpooledUpload, Upload, UploadSpool } from "../../documents/upload-spool.ts";
import { removeOldFiles } from "./remove-old-files.ts";

/** Settings of a spool. */
export interface FolderSpoolOptions {
  /** Ends an upload after this many milliseconds without data. Default: 30,000. */
  readonly silence?: number;
}

/**
 * Receives uploads in temporary files, so that memory does not grow with their size. A file is deleted as soon as its upload is
 * stored, fails or is aborted; files of a stopped process are deleted with the next upload (P48, F10).
 * @param folder for temporary files of this process and others
 */
export function createFolderSpool(folder: string, { silence = 30_000 }: FolderSpoolOptions = {}): UploadSpool {
  const leftAfter = 2 * silence;
  let sweptAt = Number.NEGATIVE_INFINITY;
  return {
    async receive(upload) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (performance.now() > sweptAt + leftAfter) {
        sweptAt = performance.now();
        await removeOldFiles(folder, Date.now() - leftAfter);
      }
      return receive(join(folder, randomUUID()), upload, silence);
    },
  };
}

async function receive(path: string, upload: Upload, silence: number): Promise<SpooledUpload> {
  const dispose = () => rm(path, { force: true });
  try {
    const sha256 = await write(path, upload, silence);
    const content = await openAsBlob(path);
    const type = toDocumentType((await fileTypeFromBlob(content))?.mime, upload.name);
    return { content, type, sha256, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/**
 * Writes the body to a file, one chunk after another, so that only few of them are in memory.
 * @returns the digest of the file
 */
async function write(path: string, { body, most }: Upload, maxSilence: number): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  const reader = body.getReader();
  const silence = new AbortController();
  // While the disk is slow, the sender isn't silent.
  let isReading = false;
  const silent = setTimeout(() => {
    if (!isReading) return;
    silence.abort();
    void reader.cancel(new Error("silence")).catch(() => undefined);
  }, maxSilence);
  try {
    let size = 0;
    for (;;) {
      silent.refresh();
      isReading = true;
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw incomplete(error);
      });
      isReading = false;
      if (silence.signal.aborted) throw incomplete(new Error("silence"));
      if (done) return hash.digest("hex");
      size += value.byteLength;
      if (size > most) throw new RollcallError("file.too-large", { most });
      hash.update(value);
      await file.writeFile(value);
    }
  } catch (error) {
    await reader.cancel(error).catch(() => undefined);
    throw error;
  } finally {
    clearTimeout(silent);
    await file.close();
  }
}

const incomplete = (cause: unknown) =>
  new RollcallError("request.invalid", { issues: [{ field: "", expected: "a complete file" }] }, { cause });

import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { FileOptions } from "@rollcall/core";
import type { UploadSpool } from "@rollcall/server";
import { createFolderFiles, createFolderSpool } from "@rollcall/server/node";
import type { LoadedConfig } from "../config/load-config.ts";

/** The options for files, and the spool that receives uploads. */
export interface OpenFiles {
  readonly files: FileOptions;
  readonly spool: UploadSpool;
}

/** Opens the configured storage of files. Returns undefined if none is configured. */
export function openFiles({ config: { files }, folder: base }: LoadedConfig): OpenFiles | undefined {
  if (files === undefined) return undefined;
  const {
    folder = "",
    storage = createFolderFiles(resolve(base, folder)),
    uploads,
    scanner,
    maxSize,
    maxTotal,
  } = files;
  const spool = createFolderSpool(uploads === undefined ? join(tmpdir(), "rollcall-uploads") : resolve(base, uploads));
  return {
    files: {
      storage,
      ...(scanner !== undefined && { scanner }),
      ...(maxSize !== undefined && { maxSize }),
      ...(maxTotal !== undefined && { maxTotal }),
    },
    spool,
  };
}

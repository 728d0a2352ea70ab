import type { Files } from "../ports/files.ts";
import type { FileSettings } from "../ports/file-settings.ts";
import type { VirusScanner } from "../ports/virus-scanner.ts";

/** Where the files that people upload are stored. */
export interface FileOptions {
  readonly storage: Files;
  /** Files are held back until it has answered. Default: none. */
  readonly scanner?: VirusScanner;
  /** The maximum size of one file, in bytes. Default: 10 MiB; at most 1 GiB. */
  readonly maxSize?: number;
  /** The maximum total of the files of one person, in bytes. Default: 500 MiB. */
  readonly maxTotal?: number;
}

const mebibyte = 1_048_576;

/**
 * The settings from the options.
 * @throws {TypeError} a limit is out of range
 */
export function toFileSettings(options: FileOptions | undefined): FileSettings | undefined {
  if (options === undefined) return undefined;
  const { storage, scanner, maxSize = 10 * mebibyte, maxTotal = 500 * mebibyte } = options;
  if (!Number.isInteger(maxSize) || maxSize < 1 || maxSize > 1024 * mebibyte)
    throw new TypeError("`files.maxSize` must be a whole number of bytes, at most 1 GiB");
  if (!Number.isInteger(maxTotal) || maxTotal < maxSize)
    throw new TypeError("`files.maxTotal` must be a whole number of bytes, at least `files.maxSize`");
  return { storage, scanner, maxSize, maxTotal };
}

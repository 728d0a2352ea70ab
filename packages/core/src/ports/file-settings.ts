import type { Files } from "./files.ts";
import type { VirusScanner } from "./virus-scanner.ts";

/** Where files are stored, and limits of uploads. */
export interface FileSettings {
  readonly storage: Files;
  readonly scanner: VirusScanner | undefined;
  /** The maximum size of one file, in bytes. */
  readonly maxSize: number;
  /** The maximum total of the files of one person, in bytes. */
  readonly maxTotal: number;
}

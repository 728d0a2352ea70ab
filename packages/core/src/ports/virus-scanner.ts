import type { FileContent } from "./files.ts";

/** The result of a scan. `unavailable`: the scanner could not answer; the file is held back and scanned again later. */
export type ScanResult =
  | { readonly status: "clean" }
  /** `threat` is the scanner's name for what it found, for logs and schedulers. */
  | { readonly status: "infected"; readonly threat: string }
  | { readonly status: "unavailable"; readonly reason: string };

/** Scans files for viruses, as a port. Never rejects, and returns within five minutes. */
export interface VirusScanner {
  scan(content: FileContent): Promise<ScanResult>;
}

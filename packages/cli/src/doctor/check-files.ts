import { randomBytes } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { openFiles } from "../compose/open-files.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { type Finding, missing, ok } from "../settings/finding.ts";

const name = "files";
const sample = "Rollcall checks that files can be stored.";

/** Checks that a file can be stored, read and deleted, and whether a virus scanner responds. Leaves no file behind. */
export async function checkFiles(loaded: LoadedConfig, finding: Finding): Promise<Finding> {
  const { files } = openFiles(loaded) ?? {};
  if (files === undefined) return finding;
  const { storage, scanner } = files;
  const key = `doctor-${randomBytes(8).toString("hex")}`;
  try {
    await storage.put(key, new Blob([sample]));
    const content = await storage.get(key);
    const isSame = content !== null && (await buffer(content)).toString() === sample;
    await storage.delete(key);
    if (!isSame) return missing(name, "a stored file can't be read again", "check `files.storage`");
    const scan = await scanner?.scan(new Blob([sample]));
    if (scan !== undefined && scan.status !== "clean") {
      const why = scan.status === "infected" ? "finds a threat in plain text" : scan.reason;
      return missing(name, `the virus scanner does not work: ${why}`, "check `files.scanner`");
    }
    return ok(name, `${finding.message}, ${scanner === undefined ? "without a virus scanner" : "scanned for viruses"}`);
  } catch (error) {
    const { message } = error instanceof Error ? error : new Error(String(error));
    return missing(name, `can't be stored: ${message}`, "check `files.folder` or `files.storage`");
  }
}

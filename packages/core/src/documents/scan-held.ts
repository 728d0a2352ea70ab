import type { JobEnvironment } from "../identity/domain.ts";
import type { FileContent, Files } from "../ports/files.ts";
import { documentsIn } from "./collection.ts";
import { settleScan } from "./settle-scan.ts";

/** The maximum number of documents one run scans. */
const maxScanned = 100;
/** The number of documents without an answer after which a run ends. */
const maxFailures = 5;

/**
 * Scans documents that were held because the virus scanner could not answer. The content of infected ones is deleted. Stops when
 * the scanner can't answer for several of them: it may be down. One file that it can't scan doesn't block the others.
 * @returns how many were scanned
 */
export async function scanHeld({
  store,
  files,
  run,
}: Pick<JobEnvironment, "store" | "files" | "run">): Promise<number> {
  if (files?.scanner === undefined) return 0;
  const [held] = await store.transaction("read", (tx) =>
    tx.read([documentsIn({ equal: ["held"], limit: maxScanned })]),
  );
  let scanned = 0;
  let failures = 0;
  for (const { id, fileKey, size } of held) {
    const result = await files.scanner.scan(storedContent(files.storage, fileKey, size));
    if (result.status === "unavailable") {
      if (++failures === maxFailures) break;
      continue;
    }
    await run(settleScan.name, { documentId: id, clean: result.status === "clean" });
    // After a crash in between, the sweep deletes it.
    if (result.status === "infected") await files.storage.delete(fileKey);
    scanned++;
  }
  return scanned;
}

const storedContent = (storage: Files, key: string, size: number): FileContent => ({
  size,
  async *stream() {
    const content = await storage.get(key);
    if (content === null) throw new Error("the file is missing in the storage");
    yield* content;
  },
});

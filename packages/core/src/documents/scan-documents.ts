import type { RollcallError } from "../contract/rollcall-error.ts";
import type { JobEnvironment } from "../identity/domain.ts";
import { chain } from "../kernel/platform/awaitable.ts";
import { update } from "../kernel/store/change.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import { toRollcallError } from "../kernel/store/to-rollcall-error.ts";
import { reportFailure } from "../kernel/queues/work-through.ts";
import type { FileContent, Files } from "../ports/files.ts";
import { type Document, documentById, documents, documentsIn } from "./collection.ts";
import { recordScanResult } from "./record-scan-result.ts";

/** The maximum number of documents one run scans. */
const maxScanned = 100;
/** The number of documents in a row without an answer after which a run ends: the scanner may be down. */
const maxFailures = 5;
/** The longest time until a document is scanned again, in minutes. */
const maxDelay = 15;

type ScanEnvironment = Pick<JobEnvironment, "store" | "clock" | "files" | "run">;

/**
 * Scans waiting documents, which the virus scanner couldn't scan before. The content of infected ones is deleted. A document that still
 * can't be scanned is retried at growing intervals, after all others.
 * @returns how many were scanned
 * @throws {RollcallError} why one of them failed, after the others are done; the next run continues
 */
export async function scanDocuments({ store, clock, files, run }: ScanEnvironment): Promise<number> {
  if (files?.scanner === undefined) return 0;
  const now = clock.now();
  const [waiting] = await store.transaction("read", (tx) =>
    tx.read([documentsIn({ equal: ["held"], limit: maxScanned })]),
  );
  let scanned = 0;
  let failures = 0;
  let failure: RollcallError | undefined;
  const scan = async ({ id, fileKey, size }: (typeof waiting)[number]): Promise<boolean> => {
    const result = await files.scanner?.scan(storedContent(files.storage, fileKey, size));
    if (result === undefined || result.status === "unavailable") return false;
    await run(recordScanResult.name, { documentId: id, clean: result.status === "clean" });
    // After a crash in between, the sweep deletes it.
    if (result.status === "infected") await files.storage.delete(fileKey);
    return true;
  };
  // First those that were not tried: one that can't be scanned must not end the run before them.
  const due = waiting
    .filter(({ scanAt }) => scanAt <= now)
    .toSorted((one, other) => one.scanFailures - other.scanFailures);
  for (const document of due) {
    let isScanned = false;
    try {
      isScanned = await scan(document);
    } catch (error) {
      failure ??= toRollcallError(error);
    }
    if (isScanned) {
      failures = 0;
      scanned++;
    } else {
      await postpone(store, document.id, now);
      if (++failures === maxFailures) break;
    }
  }
  reportFailure({ failure, hasMore: false });
  return scanned;
}

/** Puts a document after all that are due now. It is due again in the next run, then after 1, 3, 7 and 15 minutes. */
const postpone = (store: ScanEnvironment["store"], id: string, now: number) =>
  retryRaces(() =>
    store.transaction("write", (tx) =>
      chain(tx.read([documentById(id)]), ([document]) =>
        document?.state === "held" ? tx.write([update(documents, [id], laterScan(document, now))]) : undefined,
      ),
    ),
  );

const laterScan = ({ scanFailures }: Document, now: number) => ({
  scanAt: now + 60_000 * Math.min(maxDelay, 2 ** scanFailures - 1),
  scanFailures: scanFailures + 1,
});

const storedContent = (storage: Files, key: string, size: number): FileContent => ({
  size,
  async *stream() {
    const content = await storage.get(key);
    if (content === null) throw new Error("the file is missing from the storage");
    yield* content;
  },
});

import type { JobEnvironment } from "../identity/domain.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { remove } from "../kernel/store/change.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Store } from "../kernel/store/store.ts";
import { doEach, reportFailure, workThrough } from "../kernel/queues/work-through.ts";
import type { Files } from "../ports/files.ts";
import {
  documentById,
  documents,
  documentsByFile,
  documentsIn,
  unattachedDocuments,
  removeDocumentRow,
} from "./collection.ts";

/** How long a document that nothing refers to is stored, in milliseconds. */
const unattachedRetention = 24 * 3_600_000;
/** A file is stored before its document. Files younger than this may still get one. */
const uploadTime = 3_600_000;
/** The maximum number of rows one transaction deletes, and of files per read. */
const maxAtOnce = 500;

/** A run ends after this many files in a row that can't be deleted: the storage may be down. */
const maxFailures = 5;

type SweepEnvironment = Pick<JobEnvironment, "store" | "clock" | "files" | "observer">;

/**
 * Removes documents that nothing has referred to for a day. Then deletes the content of removed documents, and files without a document,
 * which interrupted uploads left behind (F10).
 * @returns the number of documents that nothing referred to
 */
export async function sweepDocuments(environment: SweepEnvironment): Promise<number> {
  const { store, clock, files } = environment;
  const swept = await removeUnattached(store, clock.now() - unattachedRetention);
  await doEach([
    () => deleteRemoved(environment),
    async () => {
      if (files !== undefined) await sweepFiles(environment, files.storage, clock.now() - uploadTime);
    },
  ]);
  return swept;
}

async function removeUnattached(store: Store, until: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const removed = await retryRaces(() =>
      store.transaction("write", (tx) =>
        chain(tx.read([unattachedDocuments({ equal: [false], limit: maxAtOnce })]), ([oldest]) => {
          const changes = oldest.filter(({ createdAt }) => createdAt < until).map(removeDocumentRow);
          return chain(changes.length === 0 ? undefined : tx.write(changes), () => changes.length);
        }),
      ),
    );
    swept += removed;
    if (removed < maxAtOnce) return swept;
  }
}

/**
 * Deletes the content of removed documents, including those of erased people, and then their rows.
 * @returns the number of deleted documents
 * @throws {RollcallError} why one of them can't be deleted, after the others are done; the next run continues
 */
export async function deleteRemoved(environment: SweepEnvironment): Promise<number> {
  const { store, files } = environment;
  if (files === undefined) return 0;
  let deleted = 0;
  await workOnDueRows(environment, {
    name: "documents.delete",
    query: documentsIn,
    page: () => ({ equal: ["removed"], limit: maxAtOnce }),
    keyOf: ({ id }) => [id],
    async work([{ id, fileKey }]) {
      await files.storage.delete(fileKey);
      await removeRow(store, id);
      deleted++;
    },
    endAfter: maxFailures,
  });
  return deleted;
}

/** Another process may have removed it. */
const removeRow = (store: Store, id: string): Awaitable<unknown> =>
  retryRaces(() =>
    store.transaction("write", (tx) =>
      chain(tx.read([documentById(id)]), ([left]) =>
        left === undefined ? undefined : tx.write([remove(documents, [id])]),
      ),
    ),
  );

async function sweepFiles({ store, clock }: SweepEnvironment, storage: Files, until: number): Promise<void> {
  const pages = async function* () {
    let after: string | undefined;
    for (let hasMore = true; hasMore;) {
      const stored = await storage.list({ ...(after !== undefined && { after }), limit: maxAtOnce });
      const keys = stored.filter(({ storedAt }) => storedAt < until).map(({ key }) => key);
      const [rows] = await store.transaction("read", (tx) => tx.read([documentsByFile(keys.map((key) => [key]))]));
      const known = new Set(rows.filter(({ state }) => state !== "infected").map(({ fileKey }) => fileKey));
      yield keys.filter((key) => !known.has(key));
      after = stored.at(-1)?.key;
      hasMore = stored.length === maxAtOnce;
    }
  };
  const end = await workThrough({
    pages: pages(),
    work: (key) => storage.delete(key),
    // The next run finds the file again.
    postpone: (_key, failure) => Promise.reject(failure),
    clock,
  });
  reportFailure(end);
}

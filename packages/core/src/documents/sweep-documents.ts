import type { JobEnvironment } from "../identity/domain.ts";
import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { remove } from "../kernel/change.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import type { Store } from "../kernel/store.ts";
import type { Files } from "../ports/files.ts";
import {
  type Document,
  documents,
  documentsByFile,
  documentsByIds,
  documentsIn,
  unattachedDocuments,
  removeDocumentRow,
} from "./collection.ts";

/** How long a document is stored that nothing refers to, in milliseconds. */
const unattachedRetention = 24 * 3_600_000;
/** A file is stored before its document. Files younger than this may still get one. */
const uploadTime = 3_600_000;
/** The maximum number of rows one transaction deletes, and of files per read. */
const maxAtOnce = 500;

type SweepEnvironment = Pick<JobEnvironment, "store" | "clock" | "files">;

/**
 * Removes documents that nothing has referred to for a day, then deletes the content of removed documents, and files that have
 * no document because an upload was interrupted (F10).
 * @returns the number of documents that nothing referred to
 */
export async function sweepDocuments(environment: SweepEnvironment): Promise<number> {
  const { store, clock, files } = environment;
  const swept = await removeUnattached(store, clock.now() - unattachedRetention);
  await deleteRemoved(environment);
  if (files !== undefined) await sweepFiles(store, files.storage, clock.now() - uploadTime);
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
 * Deletes the content of removed documents, among them those of erased people, and then their rows.
 * @returns the number of deleted documents
 */
export async function deleteRemoved({ store, files }: Pick<SweepEnvironment, "store" | "files">): Promise<number> {
  if (files === undefined) return 0;
  let deleted = 0;
  for (;;) {
    const [rows] = await store.transaction("read", (tx) =>
      tx.read([documentsIn({ equal: ["removed"], limit: maxAtOnce })]),
    );
    for (const { fileKey } of rows) await files.storage.delete(fileKey);
    await removeRows(store, rows);
    deleted += rows.length;
    if (rows.length < maxAtOnce) return deleted;
  }
}

/** Another process may have removed some of them. */
const removeRows = (store: Store, rows: readonly Pick<Document, "id">[]): Awaitable<unknown> =>
  retryRaces(() =>
    store.transaction("write", (tx) =>
      chain(tx.read([documentsByIds(rows.map(({ id }) => id))]), ([left]) =>
        left.length === 0 ? undefined : tx.write(left.map(({ id }) => remove(documents, [id]))),
      ),
    ),
  );

async function sweepFiles(store: Store, storage: Files, until: number): Promise<void> {
  let after: string | undefined;
  for (;;) {
    const stored = await storage.list({ ...(after !== undefined && { after }), limit: maxAtOnce });
    const keys = stored.filter(({ storedAt }) => storedAt < until).map(({ key }) => key);
    const [rows] = await store.transaction("read", (tx) => tx.read([documentsByFile(keys.map((key) => [key]))]));
    const known = new Set(rows.filter(({ state }) => state !== "infected").map(({ fileKey }) => fileKey));
    for (const key of keys) if (!known.has(key)) await storage.delete(key);
    after = stored.at(-1)?.key;
    if (stored.length < maxAtOnce) return;
  }
}

import { detachDocument } from "../documents/attach-documents.ts";
import { type Document, documentsByIds } from "../documents/collection.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import type { Change } from "../kernel/store/change.ts";
import type { Environment } from "../ports/environment.ts";
import type { Proof } from "./collection.ts";

/** The documents of these proofs. */
export const documentsOf = (proofs: readonly Proof[]) =>
  documentsByIds([...new Set(proofs.flatMap(({ documentIds }) => documentIds))]);

/** Documents by their id. */
export const byDocumentId = (rows: readonly Document[]): ReadonlyMap<string, Document> =>
  new Map(rows.map((document) => [document.id, document]));

/** Detaches the documents of a withdrawn proof. They are deleted later. */
export const detached = (rows: readonly Document[]): readonly Change[] =>
  rows.filter(({ state }) => state !== "removed").map((row) => detachDocument(row));

/** The digest of a proof: SHA-256 over the digests of its documents in their order (P49). */
export const digestOf = (
  ids: readonly string[],
  { read, digest }: Pick<Environment, "read" | "digest">,
): Awaitable<string> =>
  chain(read(documentsByIds(ids)), (rows) => digest.sha256(rows.map(({ sha256 }) => sha256).join("\n")));

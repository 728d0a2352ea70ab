import type { Actor } from "../identity/actor.ts";
import { guard, type Rule } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { peopleSeeThemselves, strangersStayHidden } from "../people/rules.ts";
import type { FileSettings } from "../ports/file-settings.ts";
import { type Document, documentsOf, maxDocuments, maxStored } from "./collection.ts";

/** The context of decisions about one's own documents. */
export interface OwnDocumentsContext {
  readonly actor: Actor;
  readonly person: Person;
  readonly documents: readonly Document[];
  /** Includes removed ones, until a job has deleted their content. */
  readonly stored: readonly Document[];
}

/** The context of decisions about a new document. */
export interface NewDocumentContext extends OwnDocumentsContext {
  readonly files: FileSettings;
  /** In bytes. */
  readonly size: number;
}

/** The first load round of every operation on one's own documents. */
export const loadOwnDocuments = (_input: unknown, { personId }: Actor) => ({
  person: personById(personId),
  documents: documentsOf(personId),
});

/** Creates the context from that round. */
export const toOwnDocuments = (
  { person, documents }: { readonly person: Person | undefined; readonly documents: readonly Document[] },
  _input: unknown,
  actor: Actor,
): OwnDocumentsContext | undefined =>
  person && { actor, person, documents: documents.filter(({ state }) => state !== "removed"), stored: documents };

/** The document an operation acts on. Documents of other people are treated as missing (P42, P51). */
export const ownDocument = (
  { documents }: { readonly documents: readonly Document[] },
  { documentId }: { readonly documentId: string },
): Document | undefined => documents.find(({ id }) => id === documentId);

/** The rules of every operation on one's own documents. */
export const ownDocumentsRules: readonly Rule<OwnDocumentsContext>[] = [strangersStayHidden, peopleSeeThemselves];

/**
 * A person has room for a limited number of documents (P48). Removed documents free their space at once. Until their content is deleted, a
 * person can have at most twice as many.
 */
export const documentsAreLimited = guard<NewDocumentContext>(
  "documents are limited",
  ({ documents, stored, size, files }) => {
    if (documents.length >= maxDocuments || stored.length >= maxStored)
      return { code: "file.quota-exceeded", details: { files: maxDocuments } };
    const isWithin = size + totalOf(documents) <= files.maxTotal && size + totalOf(stored) <= 2 * files.maxTotal;
    return isWithin || { code: "file.quota-exceeded", details: { bytes: files.maxTotal } };
  },
);

const totalOf = (documents: readonly Document[]): number =>
  documents.reduce((sum, { state, size }) => sum + (state === "infected" ? 0 : size), 0);

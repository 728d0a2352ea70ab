import { type Update, update } from "../kernel/store/change.ts";
import { boolean, collection, integer, nullable, type RowIn, text } from "../kernel/store/collection.ts";
import { get, getMany, list } from "../kernel/store/query.ts";

/** `held`: waits for the virus scanner. `ready`: can be opened. `infected`: the scanner found something, and the content is deleted. */
export const documentStates = ["held", "ready", "infected"] as const;

/** The state of a document. */
export type DocumentState = (typeof documentStates)[number];

/**
 * Who can open a document besides its person: no one (such as for a draft), the organization's schedulers, or also those who plan one
 * schedule.
 */
export type DocumentAudience =
  | { readonly kind: "owner" }
  | { readonly kind: "schedulers" }
  | { readonly kind: "schedule"; readonly scheduleId: string };

/** The media types of documents (P46). */
export const documentTypes = ["application/pdf", "image/png", "image/jpeg", "image/webp"] as const;

/** The media type of a document. */
export type DocumentType = (typeof documentTypes)[number];

/** The values of a removed document. */
const removedDocument = {
  state: "removed" as const,
  ...{ name: "", sha256: "", attached: true, scheduleId: null },
  audience: "owner" as const,
};

/** Files that people uploaded. */
export const documents = collection("documents", {
  fields: {
    id: text(),
    personId: text(),
    /** The key of the stored file: 32 hexadecimal digits. */
    fileKey: text(),
    /** For people to read; never part of a path (P47). */
    name: text(),
    type: text<DocumentType>(),
    /** In bytes. */
    size: integer(),
    /** 64 lowercase hexadecimal digits. */
    sha256: text(),
    /** `removed`: a job deletes the content, then the row. */
    state: text<DocumentState | "removed">(),
    /** Whether something refers to it. Other documents are removed after a day. */
    attached: boolean(),
    audience: text<"owner" | DocumentAudience["kind"]>(),
    /** The schedule of the audience. */
    scheduleId: nullable(text()),
    createdAt: integer(),
    /** When it is scanned next while it is `held`; otherwise meaningless. */
    scanAt: integer(),
    /** How often the virus scanner couldn't answer since it was uploaded. */
    scanFailures: integer(),
  },
  key: ["id"],
  unique: { file: ["fileKey"] },
  indexes: { person: ["personId", "createdAt"], unattached: ["attached", "createdAt"], state: ["state", "scanAt"] },
  references: { personId: "people" },
  personal: [
    {
      subject: "personId",
      erase: { set: removedDocument },
      merge: "move",
      export: ["id", "name", "type", "size", "sha256", "createdAt"],
    },
  ],
});

/** A row of `documents`. */
export type Document = RowIn<typeof documents>;

/** The maximum number of documents of one person. Two people who were merged can have more. */
export const maxDocuments = 500;

/** The maximum number of their documents, with removed ones whose content isn't deleted yet. */
export const maxStored = 2 * maxDocuments;

/** One document by id. */
export const documentById = get(documents);

/** Several documents by id, for operations that attach them. */
export const documentsByIds = (ids: readonly string[]) => documentsByKey(ids.map((id) => [id]));

const documentsByKey = getMany(documents);

/** The documents of several stored files. */
export const documentsByFile = getMany(documents, ["fileKey"]);

const documentsByPerson = list(documents, "person", 1);

/** The documents of a person, the oldest first. */
export const documentsOf = (personId: string) => documentsByPerson({ equal: [personId], limit: maxStored });

/** Documents that nothing refers to, the oldest first. */
export const unattachedDocuments = list(documents, "unattached", 1, ["id", "createdAt"]);

/** Documents in a state, by the time of their next scan. */
export const documentsIn = list(documents, "state", 1, ["id", "fileKey", "size", "scanAt", "scanFailures"]);

/** Removes a document, unless it was attached in the meantime. Its content is deleted within a minute. */
export const removeDocumentRow = ({ id }: Pick<Document, "id">): Update =>
  update(documents, [id], removedDocument, { attached: false });

import { z } from "zod";
import { id, type ViewSchema } from "../kernel/values/fields.ts";
import { type Document, documentStates, documentTypes } from "./collection.ts";

const documentFields = z.strictObject({
  id,
  name: z.string(),
  /** A media type. */
  type: z.enum(documentTypes),
  /** In bytes. */
  size: z.int(),
  /** `held`: waits for the virus scanner and can't be opened yet. `infected`: the scanner found something, and the content is deleted. */
  state: z.enum(documentStates),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
});

/** A file that a person uploaded. */
export interface DocumentView extends z.output<typeof documentFields> {}

/** The schema of a document. */
export const documentView: ViewSchema<DocumentView> = documentFields;

/** Converts a document to its view. A removed document can no longer be opened, as if something were found in it. */
export const toDocumentView = ({ id, name, type, size, state, createdAt }: Document): DocumentView => ({
  ...{ id, name, type, size, state: state === "removed" ? "infected" : state },
  createdAt: new Date(createdAt).toISOString(),
});

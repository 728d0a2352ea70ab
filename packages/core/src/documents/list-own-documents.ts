import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { loadOwnDocuments, ownDocumentsRules, toOwnDocuments } from "./own-documents.ts";
import { documentView, toDocumentView } from "./view.ts";

/**
 * Lists the files that the caller uploaded and that nothing refers to yet, the oldest first, so that an upload can be used after
 * a reload. They are deleted a day after their upload.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`
 */
export const listOwnDocuments = operation({
  name: "portal.listDocuments",
  summary: "Lists the files that the caller uploaded and that nothing refers to yet.",
  portal: true,
  input: z.strictObject({}),
  output: z.strictObject({
    documents: z.array(documentView).readonly(),
    personId: id,
    /** Sequence number of the caller's own topic, to follow from here on. */
    number: z.int(),
  }),
  load: [loadOwnDocuments],
  context: toOwnDocuments,
  rules: ownDocumentsRules,
  apply: ({ context: { documents, person } }) => ({
    output: {
      documents: documents.filter(({ attached }) => !attached).map(toDocumentView),
      ...{ personId: person.id, number: person.number },
    },
  }),
});

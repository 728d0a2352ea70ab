import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { guard } from "../kernel/operations/rule.ts";
import { movePerson } from "../people/move-person.ts";
import { type Document, removeDocumentRow } from "./collection.ts";
import { documentRemoved } from "./events.ts";
import {
  loadOwnDocuments,
  ownDocument,
  type OwnDocumentsContext,
  ownDocumentsRules,
  toOwnDocuments,
} from "./own-documents.ts";

/** Documents that something refers to are removed with it. */
export const attachedDocumentsStay = guard<OwnDocumentsContext, Document>(
  "attached documents stay",
  () =>
    ({ attached }) =>
      !attached || { code: "file.in-use" },
);

/**
 * Removes one of the caller's files that nothing refers to. Its content is deleted within a minute.
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `file.in-use`
 */
export const removeDocument = operation({
  name: "portal.removeDocument",
  summary: "Removes one of the caller's files that nothing refers to.",
  portal: true,
  input: z.strictObject({ documentId: id }),
  output: z.strictObject({ documentId: id }),
  events: [documentRemoved],
  load: [loadOwnDocuments],
  context: toOwnDocuments,
  row: ownDocument,
  rules: [...ownDocumentsRules, attachedDocumentsStay],
  apply: ({ context: { person }, row }, { documentId }, { now }) => {
    const moved = movePerson(person, {}, documentRemoved({ personId: person.id, documentId }), now);
    return {
      output: { documentId },
      changes: [moved.change, removeDocumentRow(row)],
      journalEntries: [moved.entry],
    };
  },
});

import { z } from "zod";
import { hostError } from "../contract/host-error.ts";
import { operation } from "../identity/operation.ts";
import { insert } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { movePerson } from "../people/move-person.ts";
import { documentStates, documentTypes, documents } from "./collection.ts";
import { documentName } from "./document-name.ts";
import { documentUploaded } from "./events.ts";
import { documentsAreLimited, loadOwnDocuments, ownDocumentsRules, toOwnDocuments } from "./own-documents.ts";
import { documentView, toDocumentView } from "./view.ts";

const input = z.strictObject({
  /** The key of the stored file. */
  fileKey: id,
  name: documentName,
  type: z.enum(documentTypes),
  size: z.int().min(0),
  sha256: z.string(),
  state: z.enum(documentStates),
});

/**
 * Records a file that the caller uploaded, after it was stored. Checked before the upload, too. Facts about the file come from
 * the server, never from the caller.
 * @throws {RollcallError} `portal.paused`, `request.not-found`, `file.quota-exceeded`
 */
export const addDocument = operation({
  name: "documents.add",
  summary: "Records a file that the caller uploaded.",
  internal: true,
  portal: true,
  input,
  output: z.strictObject({ document: documentView }),
  events: [documentUploaded],
  prepare(asked: z.output<typeof input>, _actor, { files }) {
    if (files === undefined) throw hostError("uploads need `files` in the options of createRollcall");
    return { ...asked, files };
  },
  load: [loadOwnDocuments],
  context(known, { files, size }, actor) {
    const context = toOwnDocuments(known, undefined, actor);
    return context && { ...context, files, size };
  },
  rules: [...ownDocumentsRules, documentsAreLimited],
  apply: ({ context: { person } }, { fileKey, name, type, size, sha256, state }, { now, newId }) => {
    const documentId = newId();
    const moved = movePerson(person, {}, documentUploaded({ personId: person.id, documentId }), now);
    const row = {
      ...{ id: documentId, personId: person.id, fileKey, name, type, size, sha256, state },
      ...{
        attached: false,
        audience: "owner" as const,
        scheduleId: null,
        createdAt: now,
        scanAt: now,
        scanFailures: 0,
      },
    };
    return {
      output: { document: toDocumentView(row) },
      changes: [moved.change, insert(documents, row)],
      journalEntries: [moved.entry],
    };
  },
});

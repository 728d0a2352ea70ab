import { event } from "../kernel/operations/event.ts";
import { id } from "../kernel/values/fields.ts";

const document = { personId: id, documentId: id };

export const documentUploaded = event("document-uploaded", "A person uploaded a document.", document);

export const documentReady = event("document-ready", "The virus scanner found nothing in a document.", document);

export const documentInfected = event(
  "document-infected",
  "The virus scanner found something in a document, and its content is deleted.",
  document,
);

export const documentRemoved = event("document-removed", "A document was removed.", document);

/** The events of documents, on the topic of their person. */
export const documentEvents = [documentUploaded, documentReady, documentInfected, documentRemoved] as const;

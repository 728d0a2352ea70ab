import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { grant } from "../kernel/operations/rule.ts";
import { type Person, personById } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type Document, documentById, documents } from "./collection.ts";
import { documentInfected, documentReady } from "./events.ts";

interface ScanContext {
  readonly document: Document;
  readonly person: Person;
}

/** Records what the virus scanner found in a document: a clean one can be opened, an infected one never. */
export const recordScanResult = operation({
  name: "documents.recordScanResult",
  summary: "Records what the virus scanner found in a document.",
  internal: true,
  input: z.strictObject({ documentId: id, clean: z.boolean() }),
  output: z.strictObject({}),
  events: [documentReady, documentInfected],
  load: [
    ({ documentId }) => ({ document: documentById(documentId) }),
    ({ document }) => ({ person: personById(document?.personId ?? "") }),
  ],
  context: ({ document, person }): ScanContext | undefined => document && person && { document, person },
  rules: [grant<ScanContext>("scanners decide on documents", () => true)],
  apply: ({ context: { document, person } }, { documentId, clean }, { now }) => {
    if (document.state !== "held") return { output: {} };
    const about = { personId: person.id, documentId };
    const moved = movePerson(person, {}, clean ? documentReady(about) : documentInfected(about), now);
    return {
      output: {},
      changes: [
        moved.change,
        update(documents, [documentId], { state: clean ? "ready" : "infected" }, { state: "held" }),
      ],
      journalEntries: [moved.entry],
    };
  },
});

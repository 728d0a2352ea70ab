import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { operation } from "../identity/operation.ts";
import { id } from "../kernel/values/fields.ts";
import { grant, guard } from "../kernel/operations/rule.ts";
import { canManagePeople } from "../people/rules.ts";
import { type Person, personById } from "../people/collection.ts";
import { isThere, type Schedule } from "../schedules/collection.ts";
import { scheduleFacts } from "../schedules/member-context.ts";
import { reaches, type Role } from "../schedules/roles.ts";
import { type Document, documentById } from "./collection.ts";
import { documentView, toDocumentView } from "./view.ts";

interface OpenContext {
  readonly actor: Actor;
  readonly document: Document;
  /** The person who uploaded it. */
  readonly person: Person;
  /** The schedule of its audience, and the caller's own role there. */
  readonly schedule: Schedule | undefined;
  readonly mine: Role | undefined;
}

/** People open their own documents. What is attached is also open to its audience (P51). */
export const audiencesOpenDocuments = grant<OpenContext>(
  "audiences open documents",
  ({ actor, document, person, schedule, mine }) => {
    if (person.id === actor.personId) return true;
    if (!document.attached || person.organizationId !== actor.organizationId) return false;
    if (document.audience !== "owner" && canManagePeople(actor)) return true;
    if (document.audience !== "schedule" || schedule === undefined || !isThere(schedule)) return false;
    return actor.affiliation === "internal" && reaches(mine, "member");
  },
);

/** For all other callers, the document is treated as missing. */
export const otherDocumentsStayHidden = guard<OpenContext>(
  "other documents stay hidden",
  (context) => audiencesOpenDocuments.evaluate(context) === true || { code: "request.not-found" },
);

/** A document is open once the virus scanner has answered, unless it found something. */
export const scannedDocumentsOpen = guard<OpenContext>("scanned documents open", ({ document: { state } }) => {
  if (state === "ready") return true;
  return { code: state === "held" ? "file.held" : "file.infected" };
});

/**
 * Decides whether the caller may read a file, for every request (P51).
 * @throws {RollcallError} `portal.paused`, `password.change-required`, `request.not-found`, `file.held`, `file.infected`
 */
export const getDocument = operation({
  name: "documents.get",
  summary: "Decides whether the caller may read a file.",
  internal: true,
  portal: true,
  input: z.strictObject({ documentId: id }),
  output: z.strictObject({ document: documentView, fileKey: id }),
  load: [
    ({ documentId }) => ({ document: documentById(documentId) }),
    ({ document }, _input, actor) => ({
      person: personById(document?.personId ?? ""),
      ...scheduleFacts(document?.scheduleId ?? "", actor),
    }),
  ],
  context({ document, person, schedule, mine }, _input, actor): OpenContext | undefined {
    if (document === undefined || person === undefined || document.state === "removed") return undefined;
    return { actor, document, person, schedule, mine: mine?.role };
  },
  rules: [otherDocumentsStayHidden, audiencesOpenDocuments, scannedDocumentsOpen],
  apply: ({ context: { document } }) => ({
    output: { document: toDocumentView(document), fileKey: document.fileKey },
  }),
});

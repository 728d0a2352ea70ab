import type { Reason } from "../contract/decision.ts";
import { type Update, update } from "../kernel/store/change.ts";
import { guard } from "../kernel/operations/rule.ts";
import { type Document, type DocumentAudience, documents } from "./collection.ts";

/** The context of decisions about attaching documents to something. */
export interface AttachContext {
  /** The person whose documents they must be. */
  readonly personId: string;
  readonly documentIds: readonly string[];
  /** The rows found by `documentsByIds`. */
  readonly documents: readonly Document[];
  /** Documents that are already attached to the same thing. */
  readonly attachedIds?: readonly string[];
}

/**
 * Documents can be attached by the person who uploaded them, to one thing at a time. A held document can be attached; an
 * infected one can't. For other people's documents the response is the same as for missing ones (P42).
 */
export const documentsCanBeAttached = guard<AttachContext>(
  "documents can be attached",
  ({ personId, documentIds, documents, attachedIds = [] }) => {
    const found = new Map(documents.map((row) => [row.id, row]));
    for (const id of documentIds) {
      const reason = whyNot(found.get(id), personId, attachedIds.includes(id));
      if (reason !== undefined) return reason;
    }
    return true;
  },
);

function whyNot(row: Document | undefined, personId: string, isAttachedHere: boolean): Reason | undefined {
  if (row === undefined || row.personId !== personId || row.state === "removed") return { code: "request.not-found" };
  if (row.state === "infected") return { code: "file.infected" };
  return row.attached && !isAttachedHere ? { code: "file.in-use" } : undefined;
}

/** Attaches a document: it is kept until it is detached or removed, and the audience can open it. */
export const attachDocument = ({ id, state }: Pick<Document, "id" | "state">, audience: DocumentAudience): Update =>
  update(
    documents,
    [id],
    {
      attached: true,
      audience: audience.kind,
      scheduleId: audience.kind === "schedule" ? audience.scheduleId : null,
    },
    { state },
  );

/** Detaches a document: only its person can open it, and it is removed a day after its upload unless it is attached again. */
export const detachDocument = ({ id, state }: Pick<Document, "id" | "state">): Update =>
  update(documents, [id], { attached: false, audience: "owner", scheduleId: null }, { state });

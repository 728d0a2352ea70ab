import { type Change, insert } from "../kernel/store/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { outbox } from "./outbox.ts";

/** What an email is requested for. */
interface MailRequest {
  readonly kind: string;
  readonly scheduleId: string;
  readonly personId: string;
  readonly subjectId: string;
  /** Set if the content was created for this id before; a new id by default. */
  readonly mailId?: string;
  /** Whether the mail already counts toward the limits. */
  readonly counted?: boolean;
}

/** Creates the outbox row of an email. */
export function queuedMail(
  { mailId: made, ...request }: MailRequest,
  call: CallContext,
): { readonly mailId: string; readonly change: Change } {
  const mailId = made ?? call.newId();
  const change = insert(outbox, {
    counted: false,
    ...request,
    id: mailId,
    organizationId: call.actor.organizationId,
    queuedBy: call.actor.personId,
    queuedAt: call.now,
    open: true,
    dueAt: call.now,
    attempts: 0,
    paced: false,
    end: null,
    reason: null,
    erased: false,
  });
  return { mailId, change };
}

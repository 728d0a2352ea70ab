import { type Change, insert } from "../kernel/change.ts";
import type { CallContext } from "../identity/operation.ts";
import { outbox } from "./outbox.ts";

/** What a mail is asked for. */
interface Asked {
  readonly kind: string;
  readonly scheduleId: string;
  readonly personId: string;
  readonly subjectId: string;
  /** Where what it says was made for it before; a new id if left out. */
  readonly mailId?: string;
  /** Whether limits have been taken from for it. */
  readonly counted?: boolean;
}

/** The row of a mail that is to go out, and its id. */
export function queuedMail(
  { mailId: made, ...asked }: Asked,
  call: CallContext,
): { readonly mailId: string; readonly change: Change } {
  const mailId = made ?? call.newId();
  const change = insert(outbox, {
    counted: false,
    ...asked,
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
  });
  return { mailId, change };
}

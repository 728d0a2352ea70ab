import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { waitAfter } from "../kernel/platform/backoff.ts";
import { loadMail, loadCause, kindOf, mailContext, toStoredReason, rollcallSendsMail } from "./mail-context.ts";
import type { MailEnd } from "../ports/mail-kind.ts";
import { outbox } from "./outbox.ts";
import { extensionEvent } from "../kernel/operations/event.ts";

/**
 * Records the result of an attempt. A failed mail is retried until the maximum number of attempts (P69). Does nothing if
 * another process has taken over the email. An attempt may also fail before the email is claimed, for instance because its
 * domain was removed.
 */
export const settleMail = operation({
  name: "mail.settle",
  summary: "Records the result of an attempt to send an email.",
  internal: true,
  input: z.strictObject({
    mailId: id,
    /** The number of attempts including this one. */
    attempt: z.int(),
    /** When the email was due, if it couldn't be claimed. */
    dueAt: z.int().optional(),
    status: z.enum(["sent", "refused", "failed"]),
    reason: z.string().default(""),
    /** Whether to leave out what the result means for the cause of the email, because its domain may fail. */
    skipCause: z.boolean().default(false),
  }),
  output: z.strictObject({ end: z.enum(["sent", "refused", "gave-up"]).nullable() }),
  events: [extensionEvent],
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => loadMail(input), (known, input) => (input.skipCause ? {} : loadCause(known, input))],
  context: ({ mail }, { attempt, dueAt }) => {
    if (mail?.open !== true) return undefined;
    const isSame =
      dueAt === undefined ? mail.attempts === attempt : mail.dueAt === dueAt && mail.attempts === attempt - 1;
    return isSame ? mailContext(mail) : undefined;
  },
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { attempt, status, reason, skipCause, kinds }, { now }) => {
    const set = { attempts: attempt, reason: toStoredReason(mail, reason), paced: false };
    const wait = status === "failed" ? waitAfter(attempt, mail.id) : undefined;
    if (wait !== undefined) {
      const isFirst = attempt === 1 && !skipCause;
      const { changes = [], journalEntries = [] } =
        (isFirst ? kindOf(mail, kinds).delay?.(known, mail) : undefined) ?? {};
      const postponed = update(outbox, [mail.id], { ...set, dueAt: now + wait });
      return { output: { end: null }, changes: [...changes, postponed], journalEntries };
    }
    const end: MailEnd & ("sent" | "refused" | "gave-up") = status === "failed" ? "gave-up" : status;
    const { changes = [], journalEntries = [] } = skipCause ? {} : kindOf(mail, kinds).settle(known, mail, end, now);
    const closed = update(outbox, [mail.id], { ...set, open: false, dueAt: now, end });
    return { output: { end }, changes: [...changes, closed], journalEntries };
  },
});

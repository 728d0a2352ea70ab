import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { waitAfter } from "./backoff.ts";
import { loadMail, loadCause, kindOf, mailContext, toStoredReason, rollcallSendsMail } from "./mail-context.ts";
import type { MailEnd } from "../ports/mail-kind.ts";
import { outbox } from "./outbox.ts";
import { extensionEvent } from "../kernel/event.ts";

/**
 * Records the result of an attempt. A failed mail is retried until the maximum number of attempts (P69). Does nothing if
 * another process has taken over the mail.
 */
export const settleMail = operation({
  name: "mail.settle",
  summary: "Records the result of an attempt to send a mail.",
  internal: true,
  input: z.strictObject({
    mailId: id,
    attempt: z.int(),
    status: z.enum(["sent", "refused", "failed"]),
    reason: z.string().default(""),
  }),
  output: z.strictObject({ end: z.enum(["sent", "refused", "gave-up"]).nullable() }),
  events: [extensionEvent],
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => loadMail(input), (known, input) => loadCause(known, input)],
  context: ({ mail }, { attempt }) =>
    mail?.open === true && mail.attempts === attempt ? mailContext(mail) : undefined,
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { status, reason, kinds }, { now }) => {
    const stored = toStoredReason(mail, reason);
    const wait = status === "failed" ? waitAfter(mail.attempts, mail.id) : undefined;
    if (wait !== undefined) {
      return { output: { end: null }, changes: [update(outbox, [mail.id], { dueAt: now + wait, reason: stored })] };
    }
    const end: MailEnd & ("sent" | "refused" | "gave-up") = status === "failed" ? "gave-up" : status;
    const { changes = [], journalEntries = [] } = kindOf(mail, kinds).settle(known, mail, end, now);
    const closed = update(outbox, [mail.id], { open: false, dueAt: now, end, reason: stored });
    return { output: { end }, changes: [...changes, closed], journalEntries };
  },
});

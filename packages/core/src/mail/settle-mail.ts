import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { waitAfter } from "./backoff.ts";
import { kindFacts, kindFurther, kindOf, mailContext, reasonKept, rollcallSendsMail } from "./mail-context.ts";
import type { MailEnd } from "../ports/mail-kind.ts";
import { outbox } from "./outbox.ts";

/**
 * Says what became of a try. A mail that failed for now waits and is tried again, until it has been tried too often
 * (P69). What somebody else has taken over meanwhile is theirs to settle.
 */
export const settleMail = operation({
  name: "mail.settle",
  summary: "Says what became of a try to send a mail.",
  internal: true,
  input: z.strictObject({
    mailId: id,
    attempt: z.int(),
    status: z.enum(["sent", "refused", "failed"]),
    reason: z.string().default(""),
  }),
  output: z.strictObject({ end: z.enum(["sent", "refused", "gave-up"]).nullable() }),
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => kindFacts(input), (known, input) => kindFurther(known, input)],
  context: ({ mail }, { attempt }) =>
    mail?.open === true && mail.attempts === attempt ? mailContext(mail) : undefined,
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { status, reason, kinds }, { now }) => {
    const said = reasonKept(known, reason);
    const wait = status === "failed" ? waitAfter(mail.attempts, mail.id) : undefined;
    if (wait !== undefined) {
      return { output: { end: null }, changes: [update(outbox, [mail.id], { dueAt: now + wait, reason: said })] };
    }
    const end: MailEnd & ("sent" | "refused" | "gave-up") = status === "failed" ? "gave-up" : status;
    const { changes = [], journalEntries = [] } = kindOf(mail, kinds).settle(known, mail, end, now);
    const closed = update(outbox, [mail.id], { open: false, dueAt: now, end, reason: said });
    return { output: { end }, changes: [...changes, closed], journalEntries };
  },
});

import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { extensionEvent } from "../kernel/operations/event.ts";
import { kindOf, loadCause, loadMail, mailContext, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";

/** Postpones an email that exceeds a rate limit and marks it as paced (Q53). */
export const paceMail = operation({
  name: "mail.pace",
  summary: "Postpones an email that exceeds a rate limit.",
  internal: true,
  input: z.strictObject({ mailId: id, dueAt: z.int(), until: z.int() }),
  output: z.strictObject({}),
  events: [extensionEvent],
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => loadMail(input), (known, input) => loadCause(known, input)],
  context: ({ mail }, { dueAt }) => (mail?.open === true && mail.dueAt === dueAt ? mailContext(mail) : undefined),
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { until, kinds }) => {
    const { changes = [], journalEntries = [] } = kindOf(mail, kinds).delay?.(known, mail) ?? {};
    const postponed = update(outbox, [mail.id], { dueAt: until, paced: true });
    return { output: {}, changes: [...changes, postponed], journalEntries };
  },
});

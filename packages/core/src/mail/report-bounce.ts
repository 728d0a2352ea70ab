import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { loadMail, loadCause, kindOf, mailContext, toStoredReason, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";
import { extensionEvent } from "../kernel/operations/event.ts";

/** Records that a sent mail bounced, as reported by the host's mail provider. */
export const reportBounce = operation({
  name: "mail.bounce",
  summary: "Records that a sent mail bounced.",
  internal: true,
  input: z.strictObject({ mailId: id, reason: z.string().default("") }),
  output: z.strictObject({}),
  events: [extensionEvent],
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => loadMail(input), (known, input) => loadCause(known, input)],
  context: ({ mail }) => (mail?.end === "sent" ? mailContext(mail) : undefined),
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { reason, kinds }, { now }) => {
    const { changes = [], journalEntries = [] } = kindOf(mail, kinds).settle(known, mail, "refused", now);
    const set = { end: "refused", reason: toStoredReason(mail, reason) } as const;
    return { output: {}, changes: [...changes, update(outbox, [mail.id], set)], journalEntries };
  },
});

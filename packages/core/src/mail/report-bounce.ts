import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { kindFacts, kindFurther, kindOf, mailContext, reasonKept, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";

/** A mail that a server had taken came back: the host's provider of mail says so. */
export const reportBounce = operation({
  name: "mail.bounce",
  summary: "Says that a mail which had been sent came back.",
  internal: true,
  input: z.strictObject({ mailId: id, reason: z.string().default("") }),
  output: z.strictObject({}),
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => kindFacts(input), (known, input) => kindFurther(known, input)],
  context: ({ mail }) => (mail?.end === "sent" ? mailContext(mail) : undefined),
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { reason, kinds }, { now }) => {
    const { changes = [], journalEntries = [] } = kindOf(mail, kinds).settle(known, mail, "refused", now);
    const set = { end: "refused", reason: reasonKept(known, reason) } as const;
    return { output: {}, changes: [...changes, update(outbox, [mail.id], set)], journalEntries };
  },
});

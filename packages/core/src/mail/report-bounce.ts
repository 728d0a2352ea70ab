import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../kernel/operation.ts";
import { mailKinds } from "../mail-kinds.ts";
import { kindFacts, kindFurther, mailContext, reasonKept, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";

/** A mail that a server had taken came back: the host's provider of mail says so. */
export const reportBounce = operation({
  name: "mail.bounce",
  summary: "Says that a mail which had been sent came back.",
  internal: true,
  input: z.strictObject({ mailId: id, reason: z.string().default("") }),
  output: z.strictObject({}),
  load: [kindFacts, kindFurther],
  context: ({ mail }) => (mail?.end === "sent" ? mailContext(mail) : undefined),
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { reason }, { now }) => {
    const { changes = [], journalEntries = [] } = mailKinds[mail.kind].settle(known, mail, "refused", now);
    const set = { end: "refused", reason: reasonKept(known, reason) } as const;
    return { output: {}, changes: [...changes, update(outbox, [mail.id], set)], journalEntries };
  },
});

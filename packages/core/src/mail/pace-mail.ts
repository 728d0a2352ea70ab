import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { loadMail, mailContext, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";

/** Postpones an email that exceeds a rate limit and marks it as paced (Q53). */
export const paceMail = operation({
  name: "mail.pace",
  summary: "Postpones an email that exceeds a rate limit.",
  internal: true,
  input: z.strictObject({ mailId: id, dueAt: z.int(), until: z.int() }),
  output: z.strictObject({}),
  load: [loadMail],
  context: ({ mail }, { dueAt }) => (mail?.open === true && mail.dueAt === dueAt ? mailContext(mail) : undefined),
  rules: rollcallSendsMail,
  apply: ({ context: { mail } }, { until }) => ({
    output: {},
    changes: [update(outbox, [mail.id], { dueAt: until, paced: true })],
  }),
});

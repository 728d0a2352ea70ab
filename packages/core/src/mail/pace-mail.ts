import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { kindFacts, mailContext, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";

/** Lets a mail wait for room in a limit, visibly (Q53). Its next try is then. */
export const paceMail = operation({
  name: "mail.pace",
  summary: "Lets a mail wait for room in a limit.",
  internal: true,
  input: z.strictObject({ mailId: id, dueAt: z.int(), until: z.int() }),
  output: z.strictObject({}),
  load: [kindFacts],
  context: ({ mail }, { dueAt }) => (mail?.open === true && mail.dueAt === dueAt ? mailContext(mail) : undefined),
  rules: rollcallSendsMail,
  apply: ({ context: { mail } }, { until }) => ({
    output: {},
    changes: [update(outbox, [mail.id], { dueAt: until, paced: true })],
  }),
});

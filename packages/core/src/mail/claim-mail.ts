import { z } from "zod";
import { update } from "../kernel/change.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { maxAttempts } from "./backoff.ts";
import { kindFacts, kindFurther, kindOf, mailContext, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";

/** Milliseconds that a try may take before somebody else takes it over. */
export const lease = 120_000;

const draft = z.strictObject({
  template: z.string(),
  to: z.strictObject({ address: z.string(), name: z.string() }),
  values: z.record(z.string(), z.string()),
});

/**
 * Takes a mail to send it, so that nobody else does: only as it was seen, and not before it is due. Says what it is to
 * say, or that its cause is gone. Whoever takes it and dies is followed when its lease has run out.
 */
export const claimMail = operation({
  name: "mail.claim",
  summary: "Takes a mail that is due, so that one process alone sends it.",
  internal: true,
  confidential: true,
  input: z.strictObject({ mailId: id, dueAt: z.int(), secretHash: z.string(), linkLife: z.int() }),
  output: z.discriminatedUnion("status", [
    z.strictObject({ status: z.literal("claimed"), attempt: z.int(), draft }),
    z.strictObject({ status: z.literal("cancelled") }),
  ]),
  prepare: (input, _actor, { mailKinds }) => ({ ...input, kinds: mailKinds }),
  load: [(input) => kindFacts(input), (known, input) => kindFurther(known, input)],
  context: (known, { dueAt }, _actor, now) => {
    const { mail } = known;
    return mail?.open === true && mail.dueAt === dueAt && dueAt <= now ? mailContext(mail) : undefined;
  },
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { secretHash, linkLife, kinds }, { now }) => {
    const kind = kindOf(mail, kinds);
    const out = kind.goOut(known, mail, { secretHash, linkLife, now });
    // Whoever died with it at every try has not said so: it is not tried for ever.
    const isTriedOften = mail.attempts >= maxAttempts;
    if (out === undefined || isTriedOften) {
      const end = out === undefined ? "cancelled" : "gave-up";
      const { changes = [], journalEntries = [] } = kind.settle(known, mail, end, now);
      const set = { open: false, end, dueAt: now, paced: false } as const;
      return {
        output: { status: "cancelled" as const },
        changes: [...changes, update(outbox, [mail.id], set)],
        journalEntries,
      };
    }
    const attempt = mail.attempts + 1;
    const set = { attempts: attempt, dueAt: now + lease, counted: true, paced: false };
    return {
      output: { status: "claimed" as const, attempt, draft: out.draft },
      changes: [update(outbox, [mail.id], set, { dueAt: mail.dueAt }), ...(out.changes ?? [])],
      journalEntries: out.journalEntries ?? [],
    };
  },
});

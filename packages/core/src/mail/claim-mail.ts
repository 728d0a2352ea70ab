import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { isDue } from "../kernel/platform/clock.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import type { MailPaths } from "../ports/mail-settings.ts";
import { maxAttempts } from "../kernel/platform/backoff.ts";
import { loadMail, loadCause, loadMore, kindOf, mailContext, rollcallSendsMail } from "./mail-context.ts";
import { outbox } from "./outbox.ts";
import { extensionEvent } from "../kernel/operations/event.ts";

/** How long an attempt may take before another process takes over, in milliseconds. */
export const lease = 120_000;

const mailText = z.strictObject({
  subject: z.string(),
  heading: z.string(),
  lines: z.array(z.string()).readonly(),
  action: z.string(),
  small: z.array(z.string()).readonly(),
});

/** A page that a link leads to. */
export const linkedPage = z.strictObject({
  page: z.custom<keyof MailPaths>((value) => typeof value === "string"),
  scheduleId: z.string(),
});

const draft = z.strictObject({
  template: z.string(),
  to: z.strictObject({ address: z.string(), name: z.string() }),
  values: z.record(z.string(), z.string()),
  text: mailText.optional(),
  language: z.string().optional(),
  page: linkedPage.optional(),
  linked: z
    .array(z.strictObject({ label: z.string(), page: linkedPage.nullable() }))
    .readonly()
    .optional(),
  unsubscribe: z.string().optional(),
});

/**
 * Claims an email for sending, if it's due and unchanged since it was read. Returns its content, or that it's no longer needed.
 * If the process crashes, another one takes over when the lease has expired.
 */
export const claimMail = operation({
  name: "mail.claim",
  summary: "Claims an email that is due, so that only one process sends it.",
  internal: true,
  confidential: true,
  input: z.strictObject({ mailId: id, dueAt: z.int(), secretHash: z.string(), linkLife: z.int() }),
  output: z.discriminatedUnion("status", [
    z.strictObject({ status: z.literal("claimed"), attempt: z.int(), draft }),
    z.strictObject({ status: z.literal("cancelled") }),
  ]),
  events: [extensionEvent],
  prepare: (input, _actor, { mailKinds, notifications }) => ({ ...input, kinds: mailKinds, notifications }),
  load: [
    (input) => loadMail(input),
    (known, input) => loadCause(known, input),
    (known, input, _actor, now) => loadMore("subjectFacts", known, input, now),
    (known, input, _actor, now) => loadMore("detailFacts", known, input, now),
  ],
  context: (known, { dueAt }, _actor, now) => {
    const { mail } = known;
    return mail?.open === true && mail.dueAt === dueAt && isDue(dueAt, now) ? mailContext(mail) : undefined;
  },
  rules: rollcallSendsMail,
  apply: ({ known, context: { mail } }, { secretHash, linkLife, kinds, notifications }, { now }) => {
    const kind = kindOf(mail, kinds);
    const out = kind.prepare(known, mail, { secretHash, linkLife, now, notifications });
    // A process that crashes while sending reports nothing, so attempts are limited here too.
    const hasTooManyAttempts = mail.attempts >= maxAttempts;
    if (out === undefined || hasTooManyAttempts) {
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

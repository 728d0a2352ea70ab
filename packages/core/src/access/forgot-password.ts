import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { recipientLimit, defaultMailLimits } from "../mail/mail-limits.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { toEmail } from "../identity/canonical-email.ts";
import { type Person, personByEmail } from "../people/collection.ts";
import { isPaused } from "../people/status.ts";
import type { Environment } from "../ports/environment.ts";
import { type Account, accountOf } from "./collection.ts";
import { setAccount } from "./set-account.ts";
import { resetLimit, resetsLimit } from "./sign-in-limits.ts";

const input = z.strictObject({ organizationId: id, email: z.string().max(320) });

interface ForgottenContext {
  readonly person: Person | undefined;
  readonly account: Account | undefined;
}

/**
 * Asking for a reset is limited like guessing a password. Mails are limited by address (Q53), and resets take no more
 * than their share. If no mail could be sent now, none is queued, and the last link stays valid. The work is the same for
 * an unknown address (P34).
 */
async function takeFromSource(asked: z.output<typeof input>, { source }: Actor, environment: Environment) {
  const { limits, mail } = environment;
  await takeOrRefuse(limits, [resetLimit(source)]);
  const person = await environment.read(personByEmail(asked.organizationId, toEmail(asked.email)?.key ?? ""));
  const figures = mail?.limits ?? defaultMailLimits;
  const mailbox = recipientLimit({ personId: person?.id ?? "unknown" }, figures);
  const hasRoom = (await limits.take([mailbox, resetsLimit(person, figures)])) === 0;
  // The limit is taken when the mail is sent.
  if (hasRoom) await limits.giveBack([mailbox]);
  return { ...asked, hasRoom };
}

/**
 * Mails a password reset link to an address if it belongs to a person who has chosen a password. Older links become
 * invalid (P37). The answer is the same for every address (P34). Nothing is mailed while the portal is paused (Q35).
 * @throws {RollcallError} `request.throttled`, `request.invalid`
 */
export const forgotPassword = operation({
  name: "access.forgot",
  summary: "Mails a password reset link if the address belongs to an active account.",
  allowAnonymous: true,
  confidential: true,
  input,
  output: z.strictObject({}),
  prepare: takeFromSource,
  load: [
    ({ organizationId, email }) => ({ person: personByEmail(organizationId, toEmail(email)?.key ?? "") }),
    ({ person }) => ({ account: accountOf(person?.id ?? "") }),
  ],
  context: ({ person, account }): ForgottenContext => ({ person, account }),
  rules: [grant<ForgottenContext>("anyone may request a reset", () => true)],
  apply: ({ context: { person, account } }, { hasRoom }, call) => {
    const { now } = call;
    if (!hasRoom) return { output: {} };
    if (person?.state !== "active" || person.stage !== "active" || isPaused(person, now) || account === undefined) {
      return { output: {} };
    }
    const actor = { ...call.actor, organizationId: person.organizationId, personId: person.id };
    const asked = { kind: "password-reset", scheduleId: "", personId: person.id, subjectId: person.id } as const;
    const { mailId, change } = queuedMail({ ...asked, counted: true }, { ...call, actor });
    const dead = { resetMailId: mailId, resetHash: null, resetUntil: null };
    return { output: {}, changes: [setAccount(person, account, dead), change] };
  },
});

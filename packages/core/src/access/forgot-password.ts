import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { takeOrRefuse } from "../kernel/limits.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { grant } from "../kernel/rule.ts";
import { recipientLimit, usualMailLimits } from "../mail/mail-limits.ts";
import { queuedMail } from "../mail/queued-mail.ts";
import { toEmail } from "../people/canonical-email.ts";
import { type Person, personByEmail } from "../people/collection.ts";
import { isPaused } from "../people/status.ts";
import type { Environment } from "../ports/environment.ts";
import { type Account, accountOf } from "./collection.ts";
import { setAccount } from "./new-account.ts";
import { resetLimit, resetsLimit } from "./sign-in-limits.ts";

const input = z.strictObject({ organizationId: id, email: z.string().max(320) });

interface ForgottenContext {
  readonly person: Person | undefined;
  readonly account: Account | undefined;
}

/**
 * Asking for somebody costs as much as guessing for somebody. Mails are limited by address (Q53), and resets take no more
 * than their share of them: where none would go out now, none is asked for, and the link that went out last stays good. The
 * same work for an address that nobody has (P34).
 */
async function takeFromPlace(asked: z.output<typeof input>, { source }: Actor, environment: Environment) {
  const { limits, mail } = environment;
  await takeOrRefuse(limits, [resetLimit(source)]);
  const person = await environment.read(personByEmail(asked.organizationId, toEmail(asked.email)?.key ?? ""));
  const figures = mail?.limits ?? usualMailLimits;
  const mailbox = recipientLimit({ personId: person?.id ?? "nobody" }, figures);
  const hasRoom = (await limits.take([mailbox, resetsLimit(person, figures)])) === 0;
  // Whoever sends the mail takes from it.
  if (hasRoom) await limits.giveBack([mailbox]);
  return { ...asked, hasRoom };
}

/**
 * Mails a link to reset the password to the address on record, if somebody has it and chose a password once; older links
 * die (P37). The answer is the same for everybody (P34). Nothing is mailed while the portal is paused (Q35).
 * @throws {RollcallError} `request.throttled`, `request.invalid`
 */
export const forgotPassword = operation({
  name: "access.forgot",
  summary: "Mails a link to reset a password, if somebody has the address.",
  allowAnonymous: true,
  confidential: true,
  input,
  output: z.strictObject({}),
  prepare: takeFromPlace,
  load: [
    ({ organizationId, email }) => ({ person: personByEmail(organizationId, toEmail(email)?.key ?? "") }),
    ({ person }) => ({ account: accountOf(person?.id ?? "") }),
  ],
  context: ({ person, account }): ForgottenContext => ({ person, account }),
  rules: [grant<ForgottenContext>("anybody may ask", () => true)],
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

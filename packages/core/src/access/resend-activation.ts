import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { senderLimits, usualMailLimits } from "../mail/mail-limits.ts";
import type { Environment } from "../ports/environment.ts";
import { personView, toPersonView } from "../people/view.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { issueAccount } from "./issue-account.ts";
import { issuePassword } from "./issue-password.ts";
import { activationRules } from "./rules.ts";

const input = z.strictObject({
  personId: id,
  /** The temporary password that is to be replaced, as last seen: if it has been since, nothing happens (P31). */
  issue: id.nullable(),
});

/** What is to be replaced, apart from what replaces it. */
const keepSeen = async ({ issue: seen, personId }: z.output<typeof input>, ...rest: [Actor, Environment]) => ({
  ...(await issuePassword({ personId }, ...rest)),
  seen,
});

/**
 * Mails another temporary password; the one before is dead as soon as this has answered, and every session ends (Q27, P32).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.already-active`, `person.deactivated`,
 *   `person.erased`, `request.throttled`
 */
export const resendActivation = operation({
  name: "access.resend",
  summary: "Mails another temporary password; the one before is dead.",
  input,
  output: z.strictObject({ person: personView }),
  limits: (_input, actor, { mail }) =>
    senderLimits({ queuedBy: actor.personId, scheduleId: "" }, mail?.limits ?? usualMailLimits),
  prepare: keepSeen,
  load: [accessFacts],
  context: (known, _input, actor, now) => toAccessContext(known, actor, now),
  rules: activationRules,
  apply: ({ known, context: { person: before } }, asked, call) => {
    if (before.issue !== asked.seen) return { output: { person: toPersonView(before) } };
    const { person, changes, journalEntries } = issueAccount(before, known, { ...asked, counted: true }, call);
    return { output: { person: toPersonView(person) }, changes, journalEntries };
  },
});

import { z } from "zod";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { senderLimits, defaultMailLimits } from "../mail/mail-limits.ts";
import type { Environment } from "../ports/environment.ts";
import { personView, toPersonView } from "../people/view.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { issueAccount } from "./issue-account.ts";
import { issuePassword } from "./issue-password.ts";
import { resendRules } from "./rules.ts";
import { peopleChanged } from "../people/events.ts";
import { personInvited } from "./events.ts";

const input = z.strictObject({
  personId: id,
  /** The temporary password to replace, as last seen. Has no effect if it was replaced since (P31). */
  issue: id.nullable(),
});

/** The password to replace. */
const recordUse = async ({ issue: seen, personId }: z.output<typeof input>, ...rest: [Actor, Environment]) => ({
  ...(await issuePassword({ personId }, ...rest)),
  seen,
});

/**
 * Emails a new temporary password. The previous one stops working immediately, and every session and trusted device
 * ends (Q27, P32). A password the person chose is only replaced while their sign-in is locked (Q58).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.already-active`, `person.deactivated`,
 *   `person.erased`, `request.throttled`
 */
export const resendActivation = operation({
  name: "access.resend",
  summary: "Emails a new temporary password and invalidates the previous one.",
  input,
  output: z.strictObject({ person: personView }),
  events: [personInvited, peopleChanged],
  limits: (_input, actor, { mail }) =>
    senderLimits({ queuedBy: actor.personId, scheduleId: "" }, mail?.limits ?? defaultMailLimits),
  prepare: recordUse,
  load: [accessFacts],
  context: (known, _input, actor, now) => toAccessContext(known, actor, now),
  rules: resendRules,
  apply: ({ known, context: { person: before } }, asked, call) => {
    if (before.issue !== asked.seen) return { output: { person: toPersonView(before) } };
    const { person, changes, journalEntries } = issueAccount(before, known, asked, call);
    return { output: { person: toPersonView(person) }, changes, journalEntries };
  },
});

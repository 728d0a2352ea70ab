import { z } from "zod";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { defaultMailLimits, senderLimits } from "../mail/mail-limits.ts";
import { personView, toPersonView } from "../people/view.ts";
import { accessFacts, toAccessContext } from "./access-facts.ts";
import { issueAccount } from "./issue-account.ts";
import { issuePassword } from "./issue-password.ts";
import { activationRules } from "./rules.ts";
import { peopleChanged } from "../people/events.ts";
import { personInvited } from "./events.ts";

/**
 * Activates an external person and emails them a temporary password, which is valid for 72 hours (A22, A24, A25, Q27). Has
 * no effect while that password is valid: use `access.resend` for another one (P31).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `person.already-active` (they have their own password,
 * or their account belongs to the host), `person.deactivated`, `person.erased`, `request.throttled`
 */
export const activatePerson = operation({
  name: "access.activate",
  summary: "Activates an external person and emails them a temporary password.",
  input: z.strictObject({ personId: id }),
  output: z.strictObject({ person: personView }),
  events: [personInvited, peopleChanged],
  limits: (_input, actor, { mail }) =>
    senderLimits({ queuedBy: actor.personId, scheduleId: "" }, mail?.limits ?? defaultMailLimits),
  prepare: issuePassword<{ personId: string }>,
  load: [accessFacts],
  context: (known, _input, actor, now) => toAccessContext(known, actor, now),
  rules: activationRules,
  apply: ({ known, context: { person: before } }, input, call) => {
    const isGood = before.stage === "invited" && (before.temporaryUntil ?? 0) > call.now;
    if (isGood) return { output: { person: toPersonView(before) } };
    const { person, changes, journalEntries } = issueAccount(before, known, input, call);
    return { output: { person: toPersonView(person) }, changes, journalEntries };
  },
});

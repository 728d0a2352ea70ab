import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { senderLimits, defaultMailLimits } from "../mail/mail-limits.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { invitationChanged } from "../members/declared-events.ts";
import { memberView, toMemberView } from "../members/view.ts";
import { invitedFacts } from "./invited-context.ts";
import { queueInvitations } from "./queue-invitations.ts";
import { inviteRules } from "../members/rules/inviting.ts";
import { sendAgainRules, sendInput, toSendContext } from "./send-again.ts";

/**
 * Sends or resends a member's invitation. Older links are invalid as soon as this returns, even if the mail fails later (P07). Rate limits
 * apply per caller and per schedule (Q53). After a revocation, only admins can send it again; after a decline, it can be sent at most once
 * a week. Both require `confirm` (Q56).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `schedule.archived`,
 *   `invitation.already-accepted`, `invitation.already-pending` (an email is queued), `invitation.revoked`,
 *   `invitation.declined`, `invitation.domain-not-allowed`, `person.deactivated`, `request.throttled`
 */
export const resendInvitation = operation({
  name: "invitations.resend",
  summary: "Sends or resends a member's invitation and invalidates older links.",
  input: sendInput,
  output: z.strictObject({ member: memberView }),
  events: [invitationChanged],
  limits: ({ scheduleId }, actor, { mail }) =>
    senderLimits({ queuedBy: actor.personId, scheduleId }, mail?.limits ?? defaultMailLimits),
  load: [invitedFacts],
  context: toSendContext,
  row: ({ row }) => row,
  rules: [...inviteRules, ...sendAgainRules],
  apply: ({ known: { invitation }, context, row }, { scheduleId, personId }, call) => {
    const { after, changes, journalEntries } = moveInvitations(context.schedule, [row], "queued");
    const known = invitation === undefined ? [] : [invitation];
    const queued = queueInvitations({ scheduleId, personIds: [personId], known, counted: true }, call);
    return { output: { member: toMemberView(after[0] ?? row) }, changes: [...changes, ...queued], journalEntries };
  },
});

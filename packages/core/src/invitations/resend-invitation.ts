import { z } from "zod";
import { operation } from "../identity/operation.ts";
import { senderLimits, defaultMailLimits } from "../mail/mail-limits.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { memberKey, memberView, toMemberView } from "../members/view.ts";
import { toScheduleContext } from "../schedules/schedule-context.ts";
import { invitedFacts } from "./invited-context.ts";
import { queueInvitations } from "./queue-invitations.ts";
import { inviteRules } from "./rules.ts";

/**
 * Mails one member an invitation, or another one: an older link is dead as soon as this has answered, also where the mail
 * fails later (P07). Beyond the limits of the caller or the schedule it is throttled (Q53).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `member.role-above-yours`, `schedule.archived`,
 *   `invitation.already-accepted`, `invitation.already-pending` (a mail is on its way), `invitation.domain-not-allowed`,
 *   `person.deactivated`, `request.throttled`
 */
export const resendInvitation = operation({
  name: "invitations.resend",
  summary: "Mails one member an invitation, or another one; an older link dies.",
  input: memberKey,
  output: z.strictObject({ member: memberView }),
  limits: ({ scheduleId }, actor, { mail }) =>
    senderLimits({ queuedBy: actor.personId, scheduleId }, mail?.limits ?? defaultMailLimits),
  load: [invitedFacts],
  context: (known, _input, actor) => toScheduleContext(known, actor),
  row: ({ row }) => row,
  rules: inviteRules,
  apply: ({ known: { invitation }, context, row }, { scheduleId, personId }, call) => {
    const { after, changes, journalEntries } = moveInvitations(context.schedule, [row], "queued");
    const known = invitation === undefined ? [] : [invitation];
    const queued = queueInvitations({ scheduleId, personIds: [personId], known, counted: true }, call);
    return { output: { member: toMemberView(after[0] ?? row) }, changes: [...changes, ...queued], journalEntries };
  },
});

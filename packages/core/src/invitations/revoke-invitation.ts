import { z } from "zod";
import { update } from "../kernel/store/change.ts";
import { operation } from "../identity/operation.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { invitationChanged } from "../members/declared-events.ts";
import { memberKey, memberView, toMemberView } from "../members/view.ts";
import { toScheduleContext } from "../schedules/schedule-context.ts";
import { invitations } from "./collection.ts";
import { invitedFacts } from "./invited-context.ts";
import { freshLink } from "./queue-invitations.ts";
import { revokeRules } from "../members/rules/inviting.ts";

/**
 * Revokes an invitation: its link is invalid and a queued email isn't sent. The member stays on the schedule, and so does
 * the `invited` setting (Q12).
 * @throws {RollcallError} `request.not-found`, `request.forbidden`, `schedule.archived`, `invitation.already-accepted`,
 *   `invitation.not-pending`
 */
export const revokeInvitation = operation({
  name: "invitations.revoke",
  summary: "Revokes a member's invitation and invalidates its link.",
  input: memberKey,
  output: z.strictObject({ member: memberView }),
  events: [invitationChanged],
  load: [invitedFacts],
  context: (known, _input, actor, now) => toScheduleContext(known, actor, now),
  row: ({ row }) => row,
  rules: revokeRules,
  apply: ({ known: { invitation }, context, row }, { scheduleId, personId }) => {
    const { after, changes, journalEntries } = moveInvitations(context.schedule, [row], "revoked");
    const invalidated =
      invitation === undefined ? [] : [update(invitations, [scheduleId, personId], { ...freshLink, mailId: null })];
    return { output: { member: toMemberView(after[0] ?? row) }, changes: [...changes, ...invalidated], journalEntries };
  },
});

import { z } from "zod";
import { accountOf } from "../access/collection.ts";
import { update } from "../kernel/change.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { moveInvitations, invitationEvents } from "../members/change-invitation.ts";
import { memberByKey } from "../members/change-member.ts";
import { membershipsOf } from "../schedules/members.ts";
import { memberView, toMemberView } from "../members/view.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { upcomingShiftsOf } from "../shifts/upcoming-shifts.ts";
import { claimMailbox, claimEvents } from "./claim-mailbox.ts";
import { type Invitation, invitationByKey, invitations } from "./collection.ts";
import { linkedFacts, linkFacts, type KnownLink, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { invalidLinksRevealNothing, nobodyJoinsTwice, onlyTheInvitedAccept } from "./link-rules.ts";
import { readInvitationToken, tokenInput, type WithToken } from "./token-input.ts";

/** Loads what moves along when a membership passes to another person. */
const claimRecords = ({ scheduleId, personId }: Invitation, actor: Actor, now: number) => ({
  own: membershipsOf({ equal: [actor.personId], limit: 1 }),
  mine: memberByKey(scheduleId, actor.personId),
  before: invitationByKey(scheduleId, actor.personId),
  account: accountOf(actor.personId),
  theirAccount: accountOf(personId),
  upcoming: upcomingShiftsOf(scheduleId, personId, now),
  summary: peopleSummaryOf(actor.organizationId),
});

/** Loads it only if the link proves the caller's mailbox. */
const claimFacts = (
  known: KnownLink,
  input: WithToken,
  actor: Actor,
  now: number,
): Partial<ReturnType<typeof claimRecords>> => {
  const { linked } = toInvitationContext(known, input, actor, now);
  return linked?.relation === "claims" ? claimRecords(linked.invitation, actor, now) : {};
};

/**
 * Accepts an invitation as the invited person. Checked at the commit: an expired or revoked invitation is invalid (P05,
 * P06). Accepting again returns the same membership and changes nothing (P04). For a caller with an unverified address,
 * the mailed link proves the mailbox (P02).
 * @throws {RollcallError} `link.invalid`, `invitation.other-account`, `member.already-there`, `request.unauthenticated`
 */
export const acceptInvitation = operation({
  name: "invitations.accept",
  summary: "Accepts an invitation as the invited person.",
  confidential: true,
  input: tokenInput,
  output: z.strictObject({ scheduleId: id, member: memberView }),
  events: [...invitationEvents, ...claimEvents],
  prepare: readInvitationToken,
  load: [linkFacts, linkedFacts, claimFacts],
  context: toInvitationContext,
  rules: [invalidLinksRevealNothing, onlyTheInvitedAccept, nobodyJoinsTwice],
  apply: ({ known, context }, _input, call) => {
    const linked = requireLinked(context);
    const { schedule, row, invitation, me, relation } = linked;
    const scheduleId = schedule.id;
    if (relation === "accepted") return { output: { scheduleId, member: toMemberView(row) } };
    if (relation === "claims" && me !== undefined) return claimMailbox({ ...linked, me }, known, call);
    const { after, changes, journalEntries } = moveInvitations(schedule, [row], "accepted");
    const used = { open: false, acceptedBy: call.actor.personId, mailId: null };
    return {
      output: { scheduleId, member: toMemberView(after[0] ?? row) },
      changes: [...changes, update(invitations, [scheduleId, invitation.personId], used)],
      journalEntries,
    };
  },
});

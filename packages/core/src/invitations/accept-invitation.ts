import { z } from "zod";
import { accountOf } from "../access/collection.ts";
import { update } from "../kernel/change.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/fields.ts";
import { operation } from "../identity/operation.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { memberByKey } from "../members/change-member.ts";
import { membershipsOf } from "../members/collection.ts";
import { memberView, toMemberView } from "../members/view.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { futureShiftsOf } from "../shifts/future-shifts.ts";
import { claimMailbox } from "./claim-mailbox.ts";
import { type Invitation, invitationByKey, invitations } from "./collection.ts";
import { linkedFacts, linkFacts, type KnownLink, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { deadLinksSayNothing, nobodyComesTwice, onlyTheInvitedAccept } from "./link-rules.ts";
import { readInvitationToken, tokenInput, type WithToken } from "./token-input.ts";

/** What moves with a membership that passes to somebody else. */
const allThatMoves = ({ scheduleId, personId }: Invitation, actor: Actor, now: number) => ({
  own: membershipsOf({ equal: [actor.personId], limit: 1 }),
  mine: memberByKey(scheduleId, actor.personId),
  before: invitationByKey(scheduleId, actor.personId),
  account: accountOf(actor.personId),
  theirAccount: accountOf(personId),
  ahead: futureShiftsOf(scheduleId, personId, now),
  summary: peopleSummaryOf(actor.organizationId),
});

/** Asked only where somebody proves a mailbox by the link. */
const whatMoves = (
  known: KnownLink,
  input: WithToken,
  actor: Actor,
  now: number,
): Partial<ReturnType<typeof allThatMoves>> => {
  const { linked } = toInvitationContext(known, input, actor, now);
  return linked?.relation === "claims" ? allThatMoves(linked.invitation, actor, now) : {};
};

/**
 * Accepts an invitation, signed in as whom it is for. Judged at the commit: at the instant it expires, or is revoked, it
 * is dead (P05, P06). Whoever accepted before gets their membership back, and nothing happens twice (P04). Somebody who
 * only says that the mailbox is theirs has it proven by the link that was mailed there (P02).
 * @throws {RollcallError} `link.invalid`, `invitation.other-account`, `member.already-there`, `request.unauthenticated`
 */
export const acceptInvitation = operation({
  name: "invitations.accept",
  summary: "Accepts an invitation, signed in as whom it is for.",
  confidential: true,
  input: tokenInput,
  output: z.strictObject({ scheduleId: id, member: memberView }),
  prepare: readInvitationToken,
  load: [linkFacts, linkedFacts, whatMoves],
  context: toInvitationContext,
  rules: [deadLinksSayNothing, onlyTheInvitedAccept, nobodyComesTwice],
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

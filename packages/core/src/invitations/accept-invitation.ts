import { z } from "zod";
import { accountOf } from "../access/collection.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { update } from "../kernel/store/change.ts";
import type { Environment } from "../ports/environment.ts";
import type { MembershipTransfer } from "../ports/membership-transfer.ts";
import type { Actor } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { operation } from "../identity/operation.ts";
import { moveInvitations } from "../members/change-invitation.ts";
import { type KnownMember, memberByKey } from "../members/change-member.ts";
import { membershipsOf } from "../schedules/members.ts";
import { existingFacts, passedFacts, passedRows } from "../members/passed-rows.ts";
import { granterFacts } from "../members/settle-grant.ts";
import { memberView, toMemberView } from "../members/view.ts";
import { peopleSummaryOf } from "../people/people-topic.ts";
import { claimEvents, claimMailbox } from "./claim-mailbox.ts";
import { type Invitation, invitationByKey, invitations } from "./collection.ts";
import { linkedFacts, linkFacts, type KnownLink, requireLinked, toInvitationContext } from "./invitation-context.ts";
import { invalidLinksRevealNothing, nobodyJoinsTwice, onlyTheInvitedAccept } from "./link-rules.ts";
import { readInvitationToken, tokenInput, type WithToken } from "./token-input.ts";

/** Loads what moves along when a membership passes to another person. */
const claimRecords = ({ scheduleId, personId }: Invitation, row: KnownMember | undefined, actor: Actor) => ({
  ...granterFacts(row === undefined ? [] : [{ scheduleId, grantedBy: row.grantedBy }]),
  own: membershipsOf({ equal: [actor.personId], limit: 1 }),
  mine: memberByKey(scheduleId, actor.personId),
  before: invitationByKey(scheduleId, actor.personId),
  account: accountOf(actor.personId),
  theirAccount: accountOf(personId),
  summary: peopleSummaryOf(actor.organizationId),
});

interface Accepting extends WithToken {
  readonly transfers: readonly MembershipTransfer[];
}

const readAccepting = (
  input: z.output<typeof tokenInput>,
  actor: Actor,
  environment: Pick<Environment, "secrets" | "transfers">,
): Awaitable<Accepting> =>
  chain(readInvitationToken(input, actor, environment), (read) => ({ ...read, transfers: environment.transfers }));

/** Loads the caller's rows that conflict with those that move to the caller. */
const callersFacts = (known: object, { transfers }: Accepting, actor: Actor) =>
  existingFacts(known, transfers, actor.personId);

/** Loads it only if the link proves the caller's mailbox. */
const claimFacts = (
  known: KnownLink,
  input: Accepting,
  actor: Actor,
  now: number,
): Partial<ReturnType<typeof claimRecords>> => {
  const { linked } = toInvitationContext(known, input, actor, now);
  if (linked?.relation !== "claims") return {};
  const { scheduleId, personId } = linked.invitation;
  return {
    ...claimRecords(linked.invitation, known.row, actor),
    ...passedFacts(input.transfers, scheduleId, personId, now),
  };
};

/**
 * Accepts an invitation as the invited person. An invitation that is expired or revoked at the commit is invalid (P05, P06). Accepting
 * again returns the same membership and changes nothing (P04). For a caller with an unverified address, the mailed link proves the mailbox
 * (P02).
 * @throws {RollcallError} `link.invalid`, `invitation.other-account`, `member.already-there`, `request.unauthenticated`
 */
export const acceptInvitation = operation({
  name: "invitations.accept",
  summary: "Accepts an invitation as the invited person.",
  confidential: true,
  input: tokenInput,
  output: z.strictObject({ scheduleId: id, member: memberView }),
  events: [...claimEvents],
  prepare: readAccepting,
  load: [linkFacts, linkedFacts, claimFacts, callersFacts],
  context: toInvitationContext,
  rules: [invalidLinksRevealNothing, onlyTheInvitedAccept, nobodyJoinsTwice],
  apply: ({ known, context }, input, call) => {
    const linked = requireLinked(context);
    const { schedule, row, invitation, me, relation } = linked;
    const scheduleId = schedule.id;
    if (relation === "accepted") return { output: { scheduleId, member: toMemberView(row) } };
    if (relation === "claims" && me !== undefined) {
      const transferred = passedRows(known, input.transfers, me.id);
      return claimMailbox({ ...linked, me }, { ...known, transferred }, call);
    }
    const { after, changes, journalEntries } = moveInvitations(schedule, [row], "accepted");
    const used = { open: false, acceptedBy: call.actor.personId, mailId: null, declined: false, sentAgainAt: null };
    return {
      output: { scheduleId, member: toMemberView(after[0] ?? row) },
      changes: [...changes, update(invitations, [scheduleId, invitation.personId], used)],
      journalEntries,
    };
  },
});

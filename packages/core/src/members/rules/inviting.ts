import type { Reason } from "../../contract/decision.ts";
import { guard, type Rule, type RowTest } from "../../kernel/operations/rule.ts";
import { archivedSchedulesCantChange, membersManageTheList, outsidersSeeNothing } from "../../schedules/role-rules.ts";
import { adminsManageMembers, nobodyActsAboveTheirRole } from "./roles.ts";
import type { EvaluatedMember, MemberContext } from "../../schedules/member-context.ts";
import { isAllowedDomain } from "../../organizations/allowed-domains.ts";

const accepted: Reason = { code: "invitation.already-accepted" };
const pending: Reason = { code: "invitation.already-pending" };
const notPending: Reason = { code: "invitation.not-pending" };
const revoked: Reason = { code: "invitation.revoked", remedy: "confirm-sending-again" };
const revokedByAdmin: Reason = { code: "invitation.revoked", remedy: "ask-an-admin" };
/** Inviting a person who has declined again needs a confirmation (Q56). */
export const declined: Reason = { code: "invitation.declined", remedy: "confirm-sending-again" };
const deactivated: Reason = { code: "person.deactivated", remedy: "ask-an-organization-admin" };
const elsewhere: Reason = { code: "invitation.domain-not-allowed", remedy: "ask-an-organization-admin" };

// Row tests that depend on nothing else are constants: a page asks each of them once, however many actions need it.
const isUnanswered: RowTest<EvaluatedMember> = ({ invitation }) =>
  !(invitation === "accepted" || invitation === "not-needed") || accepted;
const isNotQueued: RowTest<EvaluatedMember> = ({ invitation }) => invitation !== "queued" || pending;
const isActive: RowTest<EvaluatedMember> = ({ assignableBefore = null }) => assignableBefore === null || deactivated;
const isOut: RowTest<EvaluatedMember> = ({ invitation }) => {
  if (invitation === "queued" || invitation === "sent" || invitation === "bounced") return true;
  return invitation === "accepted" || invitation === "not-needed" ? accepted : notPending;
};

/** The minimum milliseconds between two invitations to a person who declined. */
const sendAgainAfter = 7 * 86_400_000;

/** How many seconds a person who declined can't be invited again; 0 if they can be (Q56). */
export const waitOf = ({ sentAgainAt = null }: Pick<EvaluatedMember, "sentAgainAt">, now: number): number =>
  sentAgainAt === null ? 0 : Math.max(0, Math.ceil((sentAgainAt + sendAgainAfter - now) / 1000));

const isNotRevoked: RowTest<EvaluatedMember> = ({ invitation }) => invitation !== "revoked" || revokedByAdmin;
const isNotEnded: RowTest<EvaluatedMember> = ({ invitation }) => {
  if (invitation === "revoked") return revoked;
  return invitation !== "declined" || declined;
};

/** Members who have accepted or need no invitation can't be invited again. */
export const invitationsAreAnsweredOnce = guard<MemberContext, EvaluatedMember>(
  "invitations are answered once",
  () => isUnanswered,
);

/** An invitation can't be requested again while its mail is queued (P08). */
export const oneEmailAtATime = guard<MemberContext, EvaluatedMember>("one email at a time", () => isNotQueued);

/** Deactivated people get no invitations. */
export const deactivatedPeopleAreNotInvited = guard<MemberContext, EvaluatedMember>(
  "deactivated people are not invited",
  () => isActive,
);

/** Only queued, sent and bounced invitations can be revoked (P05). */
export const onlyPendingInvitationsAreRevoked = guard<MemberContext, EvaluatedMember>(
  "only pending invitations are revoked",
  () => isOut,
);

/** Only admins can resend an invitation that an admin has revoked (Q56). */
export const onlyAdminsSendRevokedAgain = guard<MemberContext, EvaluatedMember>(
  "only admins send revoked invitations again",
  ({ myRole }) => myRole === "admin" || isNotRevoked,
);

/** Sending again after a revocation or a decline needs an explicit confirmation (Q56). */
export const sendingAgainIsConfirmed = guard<ConfirmedContext, EvaluatedMember>(
  "sending again is confirmed",
  ({ isConfirmed }) => isConfirmed || isNotEnded,
);

/** People who declined get at most one more invitation per week (Q56). */
const peopleWhoDeclinedAreAskedWeekly = guard<MemberContext, EvaluatedMember>(
  "people who declined are asked weekly",
  ({ now }) =>
    (row) => {
      const retryAfter = waitOf(row, now);
      return retryAfter === 0 || { code: "request.throttled", details: { retryAfter } };
    },
);

/** If an organization lists allowed domains, new internal people from other domains can't be invited (X6). */
export const invitationsStayInAllowedDomains = guard<MemberContext, EvaluatedMember>(
  "invitations stay in allowed domains",
  ({ organization }) => {
    if (organization === undefined || organization.allowedDomains.length === 0) return true;
    return ({ canAct, affiliation, email = "" }) =>
      canAct || affiliation === "external" || isAllowedDomain(email, organization.allowedDomains) || elsewhere;
  },
);

/** The context of an operation on one invitation. */
export interface ConfirmedContext extends MemberContext {
  /** Whether the caller confirmed sending a revoked or declined invitation again. */
  readonly isConfirmed: boolean;
}

type InvitationRules = readonly Rule<MemberContext, EvaluatedMember>[];

/** The rules for sending an invitation (B9, Q9, P11). */
export const inviteRules: InvitationRules = [
  outsidersSeeNothing,
  membersManageTheList,
  nobodyActsAboveTheirRole,
  archivedSchedulesCantChange,
  invitationsAreAnsweredOnce,
  oneEmailAtATime,
  onlyAdminsSendRevokedAgain,
  deactivatedPeopleAreNotInvited,
  invitationsStayInAllowedDomains,
  peopleWhoDeclinedAreAskedWeekly,
];

/** The rules for each member of a bulk send, which skips revoked and declined invitations (Q56). */
export const bulkInviteRules: InvitationRules = [
  ...inviteRules,
  guard<MemberContext, EvaluatedMember>("bulk sending skips ended invitations", () => isNotEnded),
];

/** The rules for revoking an invitation: admins only (Q9). */
export const revokeRules: InvitationRules = [
  outsidersSeeNothing,
  adminsManageMembers,
  archivedSchedulesCantChange,
  onlyPendingInvitationsAreRevoked,
];

/** The rules for copying a link: admins only, shown once; it proves no mailbox (P09). */
export const copyLinkRules: InvitationRules = [
  outsidersSeeNothing,
  adminsManageMembers,
  archivedSchedulesCantChange,
  invitationsAreAnsweredOnce,
  deactivatedPeopleAreNotInvited,
  invitationsStayInAllowedDomains,
  peopleWhoDeclinedAreAskedWeekly,
];

/** The rules checked before the members of a bulk send. */
export const sendGateRules: InvitationRules = [outsidersSeeNothing, membersManageTheList, archivedSchedulesCantChange];

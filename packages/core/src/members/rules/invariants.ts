import type { Reason } from "../../contract/decision.ts";
import { guard, type RowTest } from "../../kernel/operations/rule.ts";
import type { EvaluatedMember, MemberContext } from "../../schedules/member-context.ts";

const lastAdmin: Reason = { code: "member.last-admin", remedy: "make-another-admin" };
const lastAssignable: Reason = { code: "member.last-assignable", remedy: "make-another-assignable" };
const invitedFixed: Reason = { code: "member.invited-fixed", remedy: "turn-auto-send-off" };

const notInLink: Reason = { code: "member.not-in-linked-schedule", remedy: "add-in-linked-schedule" };
const managedByLink: Reason = { code: "member.managed-by-link", remedy: "make-unassignable" };

const deactivated: Reason = { code: "person.deactivated", remedy: "ask-an-organization-admin" };
const owner: Reason = { code: "member.owner", remedy: "transfer-the-schedule" };
const ownerLeaves: Reason = { code: "member.owner", remedy: "choose-a-successor" };

// Row tests without dependencies are constants, so that a page runs each once for all actions.
const isNotTheLastAdmin: RowTest<EvaluatedMember> = (row) => !(row.role === "admin" && row.canAct) || lastAdmin;
const isNotTheLastAssignable: RowTest<EvaluatedMember> = (row) => !row.assignable || lastAssignable;
const isNotSentTo: RowTest<EvaluatedMember> = (row) => row.invitation === "not-invited" || invitedFixed;
const isSynced: RowTest<EvaluatedMember> = (row) => row.provenance !== "local" || notInLink;
const isSyncedOrAssignable: RowTest<EvaluatedMember> = (row) =>
  row.provenance !== "local" || row.assignable || notInLink;
const isLocal: RowTest<EvaluatedMember> = (row) => row.provenance === "local" || managedByLink;

/** The owner of a schedule stays its admin until it is transferred (Q48). */
export const theOwnerStaysAnAdmin = guard<MemberContext, EvaluatedMember>("the owner stays an admin", (context) => {
  const { ownerId } = context.schedule;
  if (ownerId === null || context.role === "admin" || context.successorId !== undefined) return true;
  return (row) => row.personId !== ownerId || (ownerId === context.actor.personId ? ownerLeaves : owner);
});

/**
 * An active admin remains (B16, I1). Evaluated on the resulting state wherever a person loses the admin role
 * (Q7, P17).
 */
export const anAdminStays = guard<MemberContext, EvaluatedMember>("an admin stays", ({ schedule, role }) => {
  if (schedule.admins > 1 || role === "admin") return true;
  return isNotTheLastAdmin;
});

/**
 * An assignable person remains (B15, I2). Evaluated wherever a person becomes unassignable (Q7, P19). On a linked schedule everyone may
 * become unassignable, because this is how synced members are kept out of shifts (B34). A dry run's effects warn about it.
 */
export const somebodyStaysAssignable = guard<MemberContext, EvaluatedMember>(
  "somebody stays assignable",
  ({ schedule, assignable }) => {
    if (schedule.linked || schedule.assignables > 1 || assignable === true) return true;
    return isNotTheLastAssignable;
  },
);

/**
 * While a schedule is linked, only members who are also in the linked schedule can be assignable (B22, B24). They can be made assignable or
 * unassignable (B29, B34).
 */
export const localMembersStayUnassignable = guard<MemberContext, EvaluatedMember>(
  "local members stay unassignable",
  ({ schedule, assignable }) => {
    if (!schedule.linked || assignable === false) return true;
    return assignable === undefined ? isSyncedOrAssignable : isSynced;
  },
);

/** Members who are in the linked schedule can only be removed there (B33, P65). */
export const syncedMembersStay = guard<MemberContext, EvaluatedMember>(
  "synced members stay",
  ({ schedule }) => !schedule.linked || isLocal,
);

/** Deactivated people can't be assigned until they are reactivated (Q7). */
export const deactivatedPeopleAreNotAssigned = guard<MemberContext, EvaluatedMember>(
  "deactivated people are not assigned",
  () =>
    ({ assignableBefore = null }) =>
      assignableBefore === null || deactivated,
);

/** The invited flag can change only while auto-send is off and nothing has been sent to that member (B46, Q11). */
export const invitedCanChangeUntilSent = guard<MemberContext, EvaluatedMember>(
  "invited can change until sent",
  ({ schedule }) => {
    if (schedule.autoSend) return invitedFixed;
    return isNotSentTo;
  },
);

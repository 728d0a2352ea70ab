import type { Reason } from "../../contract/decision.ts";
import { guard, type RowTest } from "../../kernel/rule.ts";
import type { EvaluatedMember, MemberContext } from "../../schedules/member-context.ts";

const lastAdmin: Reason = { code: "member.last-admin", remedy: "make-another-admin" };
const lastAssignable: Reason = { code: "member.last-assignable", remedy: "make-another-assignable" };
const invitedFixed: Reason = { code: "member.invited-fixed", remedy: "turn-auto-send-off" };

const deactivated: Reason = { code: "person.deactivated", remedy: "ask-an-organization-admin" };
const owner: Reason = { code: "member.owner", remedy: "transfer-the-schedule" };
const ownerLeaves: Reason = { code: "member.owner", remedy: "choose-a-successor" };

// Row tests without dependencies are constants, so that a page runs each once for all actions.
const isNotTheLastAdmin: RowTest<EvaluatedMember> = (row) => !(row.role === "admin" && row.canAct) || lastAdmin;
const isNotTheLastAssignable: RowTest<EvaluatedMember> = (row) => !row.assignable || lastAssignable;
const isNotSentTo: RowTest<EvaluatedMember> = (row) => row.invitation === "not-invited" || invitedFixed;

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

/** An assignable person remains (B15, I2). Evaluated wherever a person becomes unassignable (Q7, P19). */
export const somebodyStaysAssignable = guard<MemberContext, EvaluatedMember>(
  "somebody stays assignable",
  ({ schedule, assignable }) => {
    if (schedule.assignables > 1 || assignable === true) return true;
    return isNotTheLastAssignable;
  },
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

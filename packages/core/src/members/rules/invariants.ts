import type { Reason } from "../../contract/decision.ts";
import { guard, type RowTest } from "../../kernel/rule.ts";
import type { JudgedMember, MemberContext } from "../member-context.ts";

const lastAdmin: Reason = { code: "member.last-admin", remedy: "make-another-admin" };
const lastAssignable: Reason = { code: "member.last-assignable", remedy: "make-another-assignable" };
const invitedFixed: Reason = { code: "member.invited-fixed", remedy: "turn-auto-send-off" };

const deactivated: Reason = { code: "person.deactivated", remedy: "ask-an-organization-admin" };
const archived: Reason = { code: "schedule.archived", remedy: "restore-the-schedule" };
const owner: Reason = { code: "member.owner", remedy: "transfer-the-schedule" };
const ownerLeaves: Reason = { code: "member.owner", remedy: "choose-a-successor" };

// Row tests that depend on nothing else are constants: a page asks each of them once, however many actions need it.
const isNotTheLastAdmin: RowTest<JudgedMember> = (row) => !(row.role === "admin" && row.able) || lastAdmin;
const isNotTheLastAssignable: RowTest<JudgedMember> = (row) => !row.assignable || lastAssignable;
const isNotSentTo: RowTest<JudgedMember> = (row) => row.invitation === "not-invited" || invitedFixed;

/** Nothing of an archived schedule changes until it is restored (Q23). People may still go. */
export const archivedSchedulesRest = guard<MemberContext>(
  "archived schedules rest",
  ({ schedule }) => schedule.state !== "archived" || archived,
);

/** Whoever owns a schedule stays its admin until it is passed on (Q48). */
export const theOwnerStaysAnAdmin = guard<MemberContext, JudgedMember>("the owner stays an admin", (context) => {
  const { ownerId } = context.schedule;
  if (ownerId === null || context.role === "admin" || context.successorId !== undefined) return true;
  return (row) => row.personId !== ownerId || (ownerId === context.actor.personId ? ownerLeaves : owner);
});

/**
 * One admin who counts remains (B16, I1): judged on the state that would result, on every path that takes somebody's
 * admin role away (Q7, P17).
 */
export const anAdminStays = guard<MemberContext, JudgedMember>("an admin stays", ({ schedule, role }) => {
  if (schedule.admins > 1 || role === "admin") return true;
  return isNotTheLastAdmin;
});

/** Somebody assignable remains (B15, I2): on every path that takes somebody's assignability away (Q7, P19). */
export const somebodyStaysAssignable = guard<MemberContext, JudgedMember>(
  "somebody stays assignable",
  ({ schedule, assignable }) => {
    if (schedule.assignables > 1 || assignable === true) return true;
    return isNotTheLastAssignable;
  },
);

/** Whoever is deactivated is not assigned until they are back (Q7). */
export const theDeactivatedAreNotAssigned = guard<MemberContext, JudgedMember>(
  "the deactivated are not assigned",
  () =>
    ({ assignableBefore = null }) =>
      assignableBefore === null || deactivated,
);

/** The invited checkbox is open only while auto-send is off and nothing has been sent to that member (B46, Q11). */
export const invitedIsOpenUntilSent = guard<MemberContext, JudgedMember>(
  "invited is open until sent",
  ({ schedule }) => {
    if (schedule.autoSend) return invitedFixed;
    return isNotSentTo;
  },
);

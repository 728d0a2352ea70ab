import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/operations/rule.ts";
import type { Member } from "./members.ts";
import {
  archivedSchedulesCantChange,
  everyoneOnAScheduleSeesIt,
  membersConfigure,
  membersManageTheList,
  membersPlan,
  outsidersSeeNothing,
  plans,
} from "./role-rules.ts";
import type { EvaluatedMember, MemberContext } from "./member-context.ts";
import type { ScheduleContext } from "./schedule-context.ts";

const notGranted: Reason = { code: "schedule.delete-not-granted", remedy: "ask-an-organization-admin" };
const askAnAdmin: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const askTheOrganization: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const unfit: Reason = { code: "schedule.successor-unfit", remedy: "choose-a-successor" };

/** Internal people create schedules; external people only have the portal (A7, Q50). */
export const internalPeopleCreateSchedules = grant<{ readonly actor: Actor }>(
  "internal people create schedules",
  ({ actor }) => actor.affiliation === "internal" || askTheOrganization,
);

/**
 * Internal people list their own schedules (A65). Only organization admins and schedulers list all schedules of the
 * organization (Q49).
 */
export const plannersListTheWholeOrganization = grant<{
  readonly actor: Actor;
  readonly scope: "mine" | "organization";
}>("planners list the whole organization", ({ actor, scope }) => {
  const isOwn = scope === "mine" && actor.affiliation === "internal";
  return isOwn || plans(actor) || askTheOrganization;
});

/** The rules for reading a schedule and its content. */
export const viewRules: readonly Rule<ScheduleContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  everyoneOnAScheduleSeesIt,
];

/** The rules for adding people, evaluated before those of each candidate. */
export const addMembersRules: readonly Rule<MemberContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  membersManageTheList,
  archivedSchedulesCantChange,
];

/** Members, admins and schedulers may create and assign shifts (B63, Q49); viewers may not (B67). */
export const changeShiftsRules: readonly Rule<MemberContext>[] = [
  outsidersSeeNothing,
  membersPlan,
  archivedSchedulesCantChange,
];

/** The rules for switching auto-send (B7, Q9). */
export const setAutoSendRules: readonly Rule<ScheduleContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  membersManageTheList,
  archivedSchedulesCantChange,
];

/** The rules for changing name, description and time zone (B62, B66). */
export const updateRules: readonly Rule<ScheduleContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  membersConfigure,
  archivedSchedulesCantChange,
];

/**
 * Archive and delete are one protected group (Q23, B64). Organization admins can always manage schedules the organization
 * owns, schedule admins only with Manage Schedules (B59, B60). A person's schedule is managed by its own admins (Q24).
 */
export const theOwnerDecides = grant<ScheduleContext>(
  "the owner decides",
  ({ actor, schedule, mine, organization }) => {
    if (schedule.ownerId !== null) return mine === "admin" || askAnAdmin;
    if (actor.organizationRole === "admin") return true;
    if (mine !== "admin") return mine === undefined ? askTheOrganization : askAnAdmin;
    return organization.manageSchedules || notGranted;
  },
);

/** The rules for archiving, restoring and deleting (Q23). */
export const endRules: readonly Rule<ScheduleContext, EvaluatedMember>[] = [outsidersSeeNothing, theOwnerDecides];

/** The context of a transfer: the next owner, if it is a person. */
export interface TransferContext extends ScheduleContext {
  /** The next owner; null for the organization; `undefined` if none has been chosen. */
  readonly successor: Pick<Member, "role" | "canAct"> | null | undefined;
}

/** The owner transfers a schedule; organization admins transfer the organization's (Q48). */
export const ownersTransferSchedules = grant<ScheduleContext>("owners transfer schedules", ({ actor, schedule }) => {
  if (schedule.ownerId === actor.personId || actor.organizationRole === "admin") return true;
  return schedule.ownerId === null ? askTheOrganization : askAnAdmin;
});

/** The next owner is an active admin (Q7, Q48) or the organization. */
export const successorsAreAdmins = guard<TransferContext>("successors are admins", ({ successor }) => {
  if (successor === undefined || successor === null) return true;
  return (successor.role === "admin" && successor.canAct) || unfit;
});

/** The rules for a transfer. */
export const transferRules: readonly Rule<TransferContext, EvaluatedMember>[] = [
  outsidersSeeNothing,
  ownersTransferSchedules,
  successorsAreAdmins,
];

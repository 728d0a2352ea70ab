import type { Reason } from "../contract/decision.ts";
import type { Actor } from "../identity/actor.ts";
import { grant, guard, type Rule } from "../kernel/rule.ts";
import type { KnownMember } from "../members/change-member.ts";
import { archivedSchedulesCantChange } from "../members/rules/invariants.ts";
import {
  everyoneOnItMayLook,
  membersConfigure,
  membersManageTheList,
  outsidersSeeNothing,
  plans,
} from "../members/rules/roles.ts";
import type { JudgedMember } from "../members/member-context.ts";
import type { ScheduleContext } from "./schedule-context.ts";

const notGranted: Reason = { code: "schedule.delete-not-granted", remedy: "ask-an-organization-admin" };
const askAnAdmin: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const askTheOrganization: Reason = { code: "request.forbidden", remedy: "ask-an-organization-admin" };
const unfit: Reason = { code: "schedule.successor-unfit", remedy: "choose-a-successor" };

/** Internal people create schedules; external ones have the portal alone (A7, Q50). */
export const internalPeopleCreateSchedules = grant<{ readonly actor: Actor }>(
  "internal people create schedules",
  ({ actor }) => actor.affiliation === "internal" || askTheOrganization,
);

/**
 * Internal people list their own schedules (A65); all schedules of the organization are for those who may look at them,
 * its admins and schedulers (Q49).
 */
export const plannersListTheWholeOrganization = grant<{
  readonly actor: Actor;
  readonly scope: "mine" | "organization";
}>("planners list the whole organization", ({ actor, scope }) => {
  const isOwn = scope === "mine" && actor.affiliation === "internal";
  return isOwn || plans(actor) || askTheOrganization;
});

/** Who may look at a schedule and at what is on it. */
export const lookRules: readonly Rule<ScheduleContext, JudgedMember>[] = [outsidersSeeNothing, everyoneOnItMayLook];

/** Who may switch auto-send (B7, Q9). */
export const setAutoSendRules: readonly Rule<ScheduleContext, JudgedMember>[] = [
  outsidersSeeNothing,
  membersManageTheList,
  archivedSchedulesCantChange,
];

/** Who may change name, description and time zone (B62, B66). */
export const updateRules: readonly Rule<ScheduleContext, JudgedMember>[] = [
  outsidersSeeNothing,
  membersConfigure,
  archivedSchedulesCantChange,
];

/**
 * Archive and delete are one protected group (Q23, B64). What the organization owns, its admins may always, a schedule's
 * admins only while Manage Schedules is granted (B59, B60). What a person owns is for the schedule's own admins (Q24).
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

/** Who may archive, restore and delete (Q23). */
export const endRules: readonly Rule<ScheduleContext, JudgedMember>[] = [outsidersSeeNothing, theOwnerDecides];

/** What a transfer judges: who shall own it, where that is a person. */
export interface TransferContext extends ScheduleContext {
  /** The member who shall own it; null for the organization; `undefined` while nobody has been chosen. */
  readonly successor: KnownMember | null | undefined;
}

/** Its owner passes a schedule on; what the organization owns, its admins do (Q48). */
export const ownersPassOn = grant<ScheduleContext>("owners pass on", ({ actor, schedule }) => {
  if (schedule.ownerId === actor.personId || actor.organizationRole === "admin") return true;
  return schedule.ownerId === null ? askTheOrganization : askAnAdmin;
});

/** Ownership passes to an admin who counts (Q7, Q48), or to the organization. */
export const successorsAreAdmins = guard<TransferContext>("successors are admins", ({ successor }) => {
  if (successor === undefined || successor === null) return true;
  return (successor.role === "admin" && successor.able) || unfit;
});

/** Who may transfer. */
export const transferRules: readonly Rule<TransferContext, JudgedMember>[] = [
  outsidersSeeNothing,
  ownersPassOn,
  successorsAreAdmins,
];

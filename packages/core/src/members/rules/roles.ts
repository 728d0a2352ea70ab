import type { Reason } from "../../contract/decision.ts";
import type { Actor } from "../../identity/actor.ts";
import { grant, guard, type RowTest } from "../../kernel/rule.ts";
import { outranks, reaches } from "../roles.ts";
import type { JudgedMember, MemberContext } from "../member-context.ts";

const hidden: Reason = { code: "request.not-found" };
const above: Reason = { code: "member.role-above-yours", remedy: "ask-an-admin" };
const externalRole: Reason = { code: "member.external-role", remedy: "choose-viewer" };
const adminsOnly: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const portalAlone: Reason = { code: "request.forbidden" };

/** Organization admins and schedulers create and offer shifts on all of its schedules (Q49). */
export const plans = ({ organizationRole }: Pick<Actor, "organizationRole">): boolean =>
  organizationRole === "admin" || organizationRole === "scheduler";

// Row tests without dependencies are constants, so that a page runs each once for all actions.
const isInternal: RowTest<JudgedMember> = (row) => row.affiliation === "internal" || externalRole;
const notAbove: Readonly<Record<"member" | "viewer", RowTest<JudgedMember>>> = {
  member: (row) => !outranks(row.role, "member") || above,
  viewer: (row) => !outranks(row.role, "viewer") || above,
};

/** People who aren't on a schedule and don't schedule for the organization can't see that it exists (P21, P24). */
export const outsidersSeeNothing = guard<MemberContext>(
  "outsiders see nothing",
  ({ actor, myRole }) => myRole !== undefined || plans(actor) || hidden,
);

/**
 * Everyone on the schedule can see it (B3), as can the organization's schedulers. External people only have the
 * portal, which shows only themselves (A63, A65, Q50).
 */
export const everyoneOnItMayLook = grant<MemberContext>("everyone on it may look", ({ actor, myRole }) => {
  if (actor.affiliation === "external") return portalAlone;
  return myRole !== undefined || plans(actor);
});

/** Admins have full access (B55). Only they change roles and remove members (Q9). */
export const adminsManageMembers = grant<MemberContext, JudgedMember>(
  "admins manage members",
  ({ myRole }) => myRole === "admin" || adminsOnly,
);

/** Members add people, and set who is assignable and invited (Q9). Viewers change nothing (B66, Q10). */
export const membersManageTheList = grant<MemberContext, JudgedMember>(
  "members manage the list",
  ({ myRole }) => reaches(myRole, "member") || adminsOnly,
);

/** Members change the configuration of the schedule (B62); viewers do not (B66). */
export const membersConfigure = grant<MemberContext>(
  "members configure",
  ({ myRole }) => reaches(myRole, "member") || adminsOnly,
);

/** Members and schedulers of the organization change assignments (B63, Q49); viewers do not (B67). */
export const membersPlan = grant<MemberContext>(
  "members plan",
  ({ actor, myRole }) => reaches(myRole, "member") || plans(actor) || adminsOnly,
);

/** Anyone may leave by removing their own row (Q9). */
export const everyoneMayLeave = grant<MemberContext, JudgedMember>(
  "everyone may leave",
  ({ actor }) =>
    (row) =>
      row.personId === actor.personId,
);

/** No one can change the row of a person with a higher role (Q9). */
export const nobodyActsAboveTheirRole = guard<MemberContext, JudgedMember>(
  "nobody acts above their role",
  ({ myRole }) => {
    if (myRole === "admin" || myRole === undefined) return true;
    return notAbove[myRole];
  },
);

/** No one can give a role higher than their own (Q9, P11, P20). */
export const nobodyOutranksTheirGranter = guard<MemberContext, JudgedMember>(
  "nobody outranks their granter",
  ({ myRole, role }) => role === undefined || reaches(myRole, role) || above,
);

/** External people only have the portal: on a schedule they are viewers (Q50). */
export const externalPeopleStayViewers = guard<MemberContext, JudgedMember>(
  "external people stay viewers",
  ({ role }) => {
    if (role === undefined || role === "viewer") return true;
    return isInternal;
  },
);

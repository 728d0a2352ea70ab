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

/** Admins and schedulers of the organization make and offer shifts, on whichever of its schedules (Q49). */
export const plans = ({ organizationRole }: Pick<Actor, "organizationRole">): boolean =>
  organizationRole === "admin" || organizationRole === "scheduler";

// Row tests that depend on nothing else are constants: a page asks each of them once, however many actions need it.
const isInternal: RowTest<JudgedMember> = (row) => row.affiliation === "internal" || externalRole;
const notAbove: Readonly<Record<"member" | "viewer", RowTest<JudgedMember>>> = {
  member: (row) => !outranks(row.role, "member") || above,
  viewer: (row) => !outranks(row.role, "viewer") || above,
};

/** Whoever is not on a schedule, and plans none of the organization's, does not learn that it exists (P21, P24). */
export const outsidersSeeNothing = guard<MemberContext>(
  "outsiders see nothing",
  ({ actor, myRole }) => myRole !== undefined || plans(actor) || hidden,
);

/**
 * Everybody on the schedule may look (B3), and whoever plans the shifts of the organization. External people have the
 * portal alone, which shows nobody but themselves (A63, A65, Q50).
 */
export const everybodyOnItMayLook = grant<MemberContext>("everybody on it may look", ({ actor, myRole }) => {
  if (actor.affiliation === "external") return portalAlone;
  return myRole !== undefined || plans(actor);
});

/** Admins have full access (B55): roles and removal are theirs alone (Q9). */
export const adminsManageMembers = grant<MemberContext, JudgedMember>(
  "admins manage members",
  ({ myRole }) => myRole === "admin" || adminsOnly,
);

/** Members add people, and set who is assignable and invited (Q9). Viewers change nothing (B66, Q10). */
export const membersTendTheList = grant<MemberContext, JudgedMember>(
  "members tend the list",
  ({ myRole }) => reaches(myRole, "member") || adminsOnly,
);

/** Members change the configuration of the schedule (B62); viewers do not (B66). */
export const membersConfigure = grant<MemberContext>(
  "members configure",
  ({ myRole }) => reaches(myRole, "member") || adminsOnly,
);

/** Members change the assignments (B63), and so do schedulers of the organization (Q49); viewers do not (B67). */
export const membersPlan = grant<MemberContext>(
  "members plan",
  ({ actor, myRole }) => reaches(myRole, "member") || plans(actor) || adminsOnly,
);

/** Anybody may leave: on one's own row the bin means that (Q9). */
export const everybodyMayLeave = grant<MemberContext, JudgedMember>(
  "everybody may leave",
  ({ actor }) =>
    (row) =>
      row.personId === actor.personId,
);

/** Nobody changes anything on the row of somebody of a higher role (Q9). */
export const nobodyActsAboveTheirRole = guard<MemberContext, JudgedMember>(
  "nobody acts above their role",
  ({ myRole }) => {
    if (myRole === "admin" || myRole === undefined) return true;
    return notAbove[myRole];
  },
);

/** Nobody gives a role that they do not have (Q9, P11, P20). */
export const nobodyOutranksTheirGranter = guard<MemberContext, JudgedMember>(
  "nobody outranks their granter",
  ({ myRole, role }) => role === undefined || reaches(myRole, role) || above,
);

/** The portal is all that external people have: on a schedule they are viewers (Q50). */
export const externalPeopleStayViewers = guard<MemberContext, JudgedMember>(
  "external people stay viewers",
  ({ role }) => {
    if (role === undefined || role === "viewer") return true;
    return isInternal;
  },
);

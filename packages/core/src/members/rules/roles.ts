import type { Reason } from "../../contract/decision.ts";
import { grant, guard, type RowTest } from "../../kernel/operations/rule.ts";
import { outranks, reaches } from "../../schedules/roles.ts";
import type { EvaluatedMember, MemberContext } from "../../schedules/member-context.ts";

const above: Reason = { code: "member.role-above-yours", remedy: "ask-an-admin" };
const externalRole: Reason = { code: "member.external-role", remedy: "choose-viewer" };
const adminsOnly: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };

// Row tests without dependencies are constants, so that a page runs each once for all actions.
const isInternal: RowTest<EvaluatedMember> = (row) => row.affiliation === "internal" || externalRole;
const notAbove: Readonly<Record<"member" | "viewer", RowTest<EvaluatedMember>>> = {
  member: (row) => !outranks(row.role, "member") || above,
  viewer: (row) => !outranks(row.role, "viewer") || above,
};

/** Admins have full access (B55). Only they change roles and remove members (Q9). */
export const adminsManageMembers = grant<MemberContext, EvaluatedMember>(
  "admins manage members",
  ({ myRole }) => myRole === "admin" || adminsOnly,
);

/** Anyone may leave by removing their own row (Q9). */
export const everyoneMayLeave = grant<MemberContext, EvaluatedMember>(
  "everyone may leave",
  ({ actor }) =>
    (row) =>
      row.personId === actor.personId,
);

/** No one can change the row of a person with a higher role (Q9). */
export const nobodyActsAboveTheirRole = guard<MemberContext, EvaluatedMember>(
  "no one acts above their role",
  ({ myRole }) => {
    if (myRole === "admin" || myRole === undefined) return true;
    return notAbove[myRole];
  },
);

/** No one can give a role higher than their own (Q9, P11, P20). */
export const nobodyOutranksTheirGranter = guard<MemberContext, EvaluatedMember>(
  "no one outranks their granter",
  ({ myRole, role }) => role === undefined || reaches(myRole, role) || above,
);

/** External people only have the portal: on a schedule they are viewers (Q50). */
export const externalPeopleStayViewers = guard<MemberContext, EvaluatedMember>(
  "external people stay viewers",
  ({ role }) => {
    if (role === undefined || role === "viewer") return true;
    return isInternal;
  },
);

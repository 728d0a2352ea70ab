import type { Desk, Row } from "./desk.ts";
import { cast, type Edit, type Name, type Role } from "./step.ts";

/** What somebody is on a schedule. A planner is the organization's scheduler, who may look at all of its schedules (Q49). */
export type Standing = Role | "planner";

/** The higher, the more they may. */
export const rank = { planner: 0, viewer: 1, member: 2, admin: 3 };

/** What somebody is on a schedule that they are not on. */
export const plannerOrNobody = (name: Name) => (cast[name] === "scheduler" ? "planner" : undefined);

/** When one of several edits has its turn: what adds before what takes. */
export function turnOf(row: Row | undefined, { role, assignable, remove }: Edit): number {
  if (row === undefined) return 2;
  const adds = rank[role ?? row.role] > rank[row.role] || (assignable === true && !row.assignable);
  const takes = remove === true || rank[role ?? row.role] < rank[row.role] || (assignable === false && row.assignable);
  return takes ? (adds ? 1 : 2) : 0;
}

/** Why somebody may not archive, restore or delete a schedule: whose it is decides (Q24). */
export function whyNotEnd(desk: Desk, actor: Name, manageSchedules: boolean): string | undefined {
  const isAdmin = desk.rows.get(actor)?.role === "admin";
  if (desk.owner === null && cast[actor] === "admin") return undefined;
  if (!isAdmin) return "request.forbidden";
  return desk.owner === null && !manageSchedules ? "schedule.delete-not-granted" : undefined;
}

import type { Totals } from "../schedules/head.ts";
import type { Member } from "./collection.ts";

/** How much one member adds to the totals of a schedule. An admin counts only if they can act (Q7). */
export const totalsOfMember = (member: Pick<Member, "role" | "able" | "assignable">): Totals => ({
  members: 1,
  admins: member.role === "admin" && member.able ? 1 : 0,
  assignables: member.assignable ? 1 : 0,
});

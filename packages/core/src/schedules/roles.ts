/** What a member may do on the schedule (B54). */
export type Role = "admin" | "member" | "viewer";

/** The roles from most to fewest permissions. */
export const roles = ["admin", "member", "viewer"] as const satisfies readonly Role[];

const ranks: Readonly<Record<Role, number>> = { admin: 3, member: 2, viewer: 1 };

/** Whether `role` may do more than `other`. */
export const outranks = (role: Role, other: Role): boolean => ranks[role] > ranks[other];

/** Whether `role` may do at least what `other` may. Without a role nothing is allowed. */
export const reaches = (role: Role | undefined, other: Role): boolean =>
  role !== undefined && ranks[role] >= ranks[other];

import type { Member } from "./collection.ts";
import { readinessOf } from "./readiness.ts";

/** What follows from the other values of a member, and is kept so that lists find it. */
export const derivedColumnsOf = (
  member: Pick<Member, "assignable" | "invited" | "invitation" | "calendar">,
): Pick<Member, "readiness" | "toInvite"> => ({ readiness: readinessOf(member), toInvite: isToInvite(member) });

/** Meant to be invited, and not invited yet (B47). */
export const isToInvite = ({ invited, invitation }: Pick<Member, "invited" | "invitation">): boolean =>
  invited && invitation === "not-invited";

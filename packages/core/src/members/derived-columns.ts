import type { Member } from "../schedules/members.ts";
import { readinessOf } from "./readiness.ts";

/** Columns derived from other values of a member, stored for lists. */
export const derivedColumnsOf = (
  member: Pick<Member, "assignable" | "invited" | "invitation" | "calendar">,
): Pick<Member, "readiness" | "toInvite"> => ({ readiness: readinessOf(member), toInvite: isToInvite(member) });

/** To be invited but not invited yet (B47). */
export const isToInvite = ({ invited, invitation }: Pick<Member, "invited" | "invitation">): boolean =>
  invited && invitation === "not-invited";

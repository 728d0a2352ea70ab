import type { Member } from "./collection.ts";
import { foldCalendar, foldInvitation } from "./states.ts";

/** Whether somebody assignable can be planned with: account and calendar are there, or one of them is waited for. */
export type Readiness = "ready" | "waiting";

/** The two ticks of a member (X7, Q16): the account exists, the calendar is known. */
export const ticksOf = ({ invitation, calendar }: Pick<Member, "invitation" | "calendar">) => ({
  account: foldInvitation(invitation),
  calendar: foldCalendar(calendar),
});

/** Ready with both ticks; null for whoever is not assigned anyway. */
export function readinessOf(member: Pick<Member, "assignable" | "invitation" | "calendar">): Readiness | null {
  if (!member.assignable) return null;
  const { account, calendar } = ticksOf(member);
  return account === "ok" && calendar === "ok" ? "ready" : "waiting";
}

import type { Readiness } from "../schedules/members.ts";
import { type CalendarState, foldCalendar } from "../people/calendar-states.ts";
import { foldInvitation, type InvitationState } from "../schedules/invitation-states.ts";

interface States {
  readonly invitation: InvitationState;
  readonly calendar: CalendarState;
}

/** The two ticks of a member: account and calendar (X7, Q16). */
export const ticksOf = ({ invitation, calendar }: States) => ({
  account: foldInvitation(invitation),
  calendar: foldCalendar(calendar),
});

/** `ready` with both ticks; null for members who can't be assigned. */
export function readinessOf(member: States & { readonly assignable: boolean }): Readiness | null {
  if (!member.assignable) return null;
  const { account, calendar } = ticksOf(member);
  return account === "ok" && calendar === "ok" ? "ready" : "waiting";
}

import { type CalendarState, foldCalendar, foldInvitation, type InvitationState } from "./states.ts";

interface States {
  readonly invitation: InvitationState;
  readonly calendar: CalendarState;
}

/** Whether an assignable member has an account and a calendar, or Rollcall waits for one of them. */
export type Readiness = "ready" | "waiting";

/** The two ticks of a member (X7, Q16): the account exists, the calendar is known. */
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

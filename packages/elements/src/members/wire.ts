import type { RollcallClient } from "@rollcall/core";

type MembersClient = RollcallClient["members"];

/** What the member list asks for. */
export type ListInput = Parameters<MembersClient["list"]>[0];

/** One page of the member list. */
export type MemberPage = Awaited<ReturnType<MembersClient["list"]>>;

/** A schedule as the caller sees it. */
export type ScheduleView = MemberPage["schedule"];

/** What the caller may not do to a row, and why, by action. */
export type Refusals = MemberPage["legend"][number];

/** A row of the list with its own refusals, and the running number of the page that it came with. */
export interface ListedMember extends Omit<MemberPage["rows"][number], "refused"> {
  readonly refused: Refusals;
  readonly number: number;
}

/** What a member may do on the schedule (B54). */
export type Role = ListedMember["role"];

/** The state of a member's invitation (Q16). */
export type InvitationState = ListedMember["invitation"];

/** The state of a member's calendar (Q16). */
export type CalendarState = ListedMember["calendar"];

/** What of a member is set in place: columns four and five, and the checkbox (B41, B42, Q11). */
export type Settable = Pick<ListedMember, "role" | "assignable" | "invited">;

/** The roles from the strongest to the weakest. */
export const roles: readonly Role[] = ["admin", "member", "viewer"];

/** What people call a member: the name, or the address until there is one (B40). */
export const nameOf = ({ name, email }: Pick<ListedMember, "name" | "email">): string => name || email;

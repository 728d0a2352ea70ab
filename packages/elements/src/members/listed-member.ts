import type { RollcallClient } from "@rollcall/core";

type MembersClient = RollcallClient["members"];

/** The query of the member list. */
export type ListInput = Parameters<MembersClient["list"]>[0];

/** One page of the member list. */
export type MemberPage = Awaited<ReturnType<MembersClient["list"]>>;

/** A schedule as seen by the caller. */
export type ScheduleView = MemberPage["schedule"];

/** What the caller may not do to a row, and why, by action. */
export type Refusals = MemberPage["legend"][number];

/** A row of the list with its own refusals, and the sequence number of its page. */
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

/** The values of a member that are edited in place: role, assignable and invited (B41, B42, Q11). */
export type Settable = Pick<ListedMember, "role" | "assignable" | "invited">;

/** The roles from most to fewest permissions. */
export const roles: readonly Role[] = ["admin", "member", "viewer"];

/** The display name of a member: the name, or the address if there is none (B40). */
export const nameOf = ({ name, email }: Pick<ListedMember, "name" | "email">): string => name || email;

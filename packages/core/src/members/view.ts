import { z } from "zod";
import { affiliations } from "../identity/actor.ts";
import { id } from "../kernel/values/fields.ts";
import { type Member, provenances } from "../schedules/members.ts";
import { roles } from "../schedules/roles.ts";
import { type CalendarState, calendarStates } from "../people/calendar-states.ts";
import { invitationStates } from "../schedules/invitation-states.ts";

/** The role of a member. An unknown value raises `member.role-unknown`. */
export const role = z.enum(roles, "member.role-unknown");

/** A member as shown to everyone on the schedule. */
export const memberView = z.strictObject({
  personId: id,
  /** Empty until known; show the address instead. */
  name: z.string(),
  email: z.string(),
  role,
  assignable: z.boolean(),
  invited: z.boolean(),
  invitation: z.enum(invitationStates),
  calendar: z.enum(calendarStates),
  affiliation: z.enum(affiliations),
  /** Where the member comes from: added here, synchronized from a linked schedule, or both (Q2, X4). */
  provenance: z.enum(provenances),
  /** Removed from the linked schedule, but kept here as the last admin (Q5). */
  keptAsLastAdmin: z.boolean(),
  /** Adopted from the linked schedule: stays when it no longer lists this member (X4). */
  adopted: z.boolean(),
});

/** A member as shown to everyone on the schedule. */
export interface MemberView extends z.output<typeof memberView> {}

/** The calendar state shown in lists: not needed for unassignable members (Q16). The row stores the real one. */
export const shownCalendar = ({ assignable, calendar }: Pick<Member, "assignable" | "calendar">): CalendarState =>
  assignable ? calendar : "not-applicable";

/** The content of a row. */
export const toMemberView = (member: MemberView): MemberView => ({
  personId: member.personId,
  name: member.name,
  email: member.email,
  role: member.role,
  assignable: member.assignable,
  invited: member.invited,
  invitation: member.invitation,
  calendar: shownCalendar(member),
  affiliation: member.affiliation,
  provenance: member.provenance,
  keptAsLastAdmin: member.keptAsLastAdmin,
  adopted: member.adopted,
});

/** The columns of a view. */
export const viewColumns = [
  "personId",
  "name",
  "email",
  "role",
  "assignable",
  "invited",
  "invitation",
  "calendar",
  "affiliation",
  "provenance",
  "keptAsLastAdmin",
  "adopted",
] as const satisfies readonly (keyof Member)[];

/** The key of a member: schedule and person (P21). */
export const memberKey = z.strictObject({ scheduleId: id, personId: id });

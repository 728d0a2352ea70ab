import type { EventOf } from "../kernel/event.ts";
import type { Schedule } from "../schedules/collection.ts";
import { type UpcomingShifts, maxUpcomingShifts } from "../shifts/upcoming-shifts.ts";
import type { Member } from "../schedules/members.ts";
import { scheduleTransferred } from "../schedules/events.ts";
import { memberChanged, memberRemoved, membersAdded, shiftsHeldByNonMember } from "./declared-events.ts";
import { shownCalendar } from "./view.ts";

/** The values of an added member in history, to rebuild the list and to undo (X8). */
export type EnteredAs = Pick<Member, "personId" | "role" | "assignable" | "invited">;

/** The values of a removed member in history, to restore them (X8). */
export type LeftAs = Pick<Member, "role" | "assignable" | "invited" | "invitation" | "calendar">;

/** An added member. */
export const enteredAs = ({ personId, role, assignable, invited }: EnteredAs): EnteredAs => ({
  personId,
  role,
  assignable,
  invited,
});

/** People were added to the schedule. */
export const toMembersAdded = (added: readonly EnteredAs[]) =>
  membersAdded({ personIds: added.map((member) => member.personId), members: added.map(enteredAs) });

/**
 * Values of a member were set. `set` and `was` are what history keeps; `shown` is what lists show otherwise because of it:
 * an unassignable member needs no calendar (Q16).
 */
export function toMemberChanged(row: Shown, after: Shown, set: SetValues, was: SetValues) {
  const calendar = shownCalendar(after);
  const isNews = calendar !== shownCalendar(row);
  return memberChanged({ personId: row.personId, set, was, ...(isNews && { shown: { calendar } }) });
}

/** The values of a member that operations set. */
export type SetValues = Partial<Pick<Member, "role" | "assignable" | "invited">>;

type Shown = Pick<Member, "personId" | "assignable" | "calendar">;

/** A member left or was removed. */
export const toMemberRemoved = ({ personId, role, assignable, invited, invitation, calendar }: Leaver) =>
  memberRemoved({ personId, was: { role, assignable, invited, invitation, calendar } });

type Leaver = LeftAs & Pick<Member, "personId">;

/** A schedule was transferred to another owner. */
export const toOwnerChanged = ({ id, ownerId }: Pick<Schedule, "id" | "ownerId">, to: string | null) =>
  scheduleTransferred({ scheduleId: id, set: { ownerId: to }, was: { ownerId } });

/** Upcoming shifts whose assignee is no longer assignable; only published if there are any (Q21). */
export function toShiftsHeld(
  personId: string,
  upcoming: UpcomingShifts,
): readonly EventOf<typeof shiftsHeldByNonMember>[] {
  if (upcoming.length === 0) return [];
  const shiftIds = upcoming.slice(0, maxUpcomingShifts).map(({ id }) => id);
  return [shiftsHeldByNonMember({ personId, shiftIds, more: upcoming.length > maxUpcomingShifts })];
}

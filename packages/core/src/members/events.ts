import type { DomainEvent } from "../contract/stream.ts";
import type { Schedule } from "../schedules/collection.ts";
import { type UpcomingShifts, maxUpcomingShifts } from "../shifts/upcoming-shifts.ts";
import type { Member } from "../schedules/members.ts";
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
export const membersAdded = (added: readonly EnteredAs[]): DomainEvent => ({
  type: "members-added",
  personIds: added.map((member) => member.personId),
  members: added.map(enteredAs),
});

/**
 * Values of a member were set. `set` and `was` are what history keeps; `shown` is what lists show otherwise because of it:
 * an unassignable member needs no calendar (Q16).
 */
export function memberChanged(row: Shown, after: Shown, set: object, was: object): DomainEvent {
  const calendar = shownCalendar(after);
  const isNews = calendar !== shownCalendar(row);
  return { type: "member-changed", personId: row.personId, set, was, ...(isNews && { shown: { calendar } }) };
}

type Shown = Pick<Member, "personId" | "assignable" | "calendar">;

/** A member left or was removed. */
export const memberRemoved = (member: LeftAs & Pick<Member, "personId">): DomainEvent => ({
  type: "member-removed",
  personId: member.personId,
  was: {
    role: member.role,
    assignable: member.assignable,
    invited: member.invited,
    invitation: member.invitation,
    calendar: member.calendar,
  } satisfies LeftAs,
});

/** A schedule was transferred to another owner. */
export const ownerChanged = ({ id, ownerId }: Pick<Schedule, "id" | "ownerId">, to: string | null): DomainEvent => ({
  type: "schedule-transferred",
  scheduleId: id,
  set: { ownerId: to },
  was: { ownerId },
});

/** Upcoming shifts whose assignee is no longer assignable; only published if there are any (Q21). */
export const shiftsHeld = (personId: string, upcoming: UpcomingShifts): readonly DomainEvent[] =>
  upcoming.length === 0
    ? []
    : [
        {
          type: "shifts-held-by-non-member",
          personId,
          shiftIds: upcoming.slice(0, maxUpcomingShifts).map(({ id }) => id),
          more: upcoming.length > maxUpcomingShifts,
        },
      ];

import type { Member } from "../schedules/members.ts";
import { memberChanged, memberRemoved, membersAdded } from "./declared-events.ts";
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
 * A member's values were set. History keeps `set` and `was`. `shown` has the other values that change in lists as a result: an unassignable
 * member needs no calendar (Q16).
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

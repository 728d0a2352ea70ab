import type { DomainEvent } from "../contract/stream.ts";
import type { Change } from "../kernel/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import type { Read } from "../kernel/query.ts";
import { type Member, membershipsOf } from "../members/collection.ts";
import type { CalendarState } from "../members/states.ts";
import { shownCalendar } from "../members/view.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { changeMembership, membershipsOn, maxMemberships } from "../people/memberships.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";

/** The memberships that follow a calendar to another state; none where it stays where it is. */
export const followers = (person: Person | undefined, state: CalendarState): Read<readonly Member[]> => {
  const moves = person !== undefined && person.calendar !== state;
  return membershipsOf({ equal: [person?.id ?? ""], limit: moves ? maxMemberships + 1 : 0 });
};

/** The heads of their schedules. */
export const summariesOf = (rows: readonly Member[]) => ({
  summaries: schedulesById(rows.slice(0, maxMemberships).map(({ scheduleId }) => [scheduleId])),
});

interface Known {
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
}

/**
 * Brings somebody's calendar to another state, on their own row and on every schedule they are on, each of which is told
 * (Q16). Beyond 2,000 schedules the rest follows when the person calls next. The state that it has already moves nothing.
 */
export function moveCalendar(
  before: Person,
  calendar: CalendarState,
  { rows, summaries }: Known,
  now: number,
): { readonly changes: readonly Change[]; readonly journalEntries: readonly JournalEntry[] } {
  if (before.calendar === calendar) return { changes: [], journalEntries: [] };
  const followed = rows.slice(0, maxMemberships);
  const copiesTo = rows.length > followed.length ? (followed.at(-1)?.scheduleId ?? null) : null;
  const news = { type: "calendar-changed", personId: before.id, set: { calendar }, was: { calendar: before.calendar } };
  const { person, change, entry } = movePerson(before, { calendar, copiesTo }, news, now);
  const plans = membershipsOn(followed, summaries).map((membership) =>
    changeMembership(membership, person, {}, [told(membership.member, calendar)]),
  );
  return {
    changes: [...plans.flatMap(({ changes }) => changes), change],
    journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry],
  };
}

/** What a schedule hears: what its list shows of the member, which is nothing new of somebody who is not assignable. */
function told(member: Member, calendar: CalendarState): DomainEvent {
  const shown = shownCalendar({ ...member, calendar });
  const was = shownCalendar(member);
  if (shown === was) return { type: "member-known", personId: member.personId };
  return { type: "calendar-changed", personId: member.personId, set: { calendar: shown }, was: { calendar: was } };
}

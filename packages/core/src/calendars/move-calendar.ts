import type { JournalEntry } from "../identity/operation.ts";
import type { Change } from "../kernel/store/change.ts";
import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import type { Read } from "../kernel/store/query.ts";
import { type Member, membershipsOf } from "../schedules/members.ts";
import type { CalendarState } from "../people/calendar-states.ts";
import { calendarChanged, memberKnown } from "../members/declared-events.ts";
import { shownCalendar } from "../members/view.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { changeMembership, changeUnreadyMembership, membershipsOn, maxMemberships } from "../members/memberships.ts";
import { type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { scheduleReady } from "../schedules/events.ts";

/** The events of a calendar that stops working, and of any changed calendar state. */
export const disconnectEvents = [calendarChanged, memberKnown] as const;
export const calendarEvents = [...disconnectEvents, scheduleReady] as const;

/** Lists the memberships to update for a new calendar state; none if the state doesn't change. */
export const membershipsToUpdate = (person: Person | undefined, state: CalendarState): Read<readonly Member[]> => {
  const moves = person !== undefined && person.calendar !== state;
  return membershipsOf({ equal: [person?.id ?? ""], limit: moves ? maxMemberships + 1 : 0 });
};

/** Reads the summaries of their schedules. */
export const summariesOf = (rows: readonly Member[]) => ({
  summaries: schedulesById(rows.slice(0, maxMemberships).map(({ scheduleId }) => [scheduleId])),
});

interface MovedCalendar<Event extends BaseEvent> {
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry<Event>[];
}

interface Known {
  readonly rows: readonly Member[];
  readonly summaries: readonly ScheduleRow[];
}

/**
 * Changes the state of a person's calendar, on the person and on each of their schedules, with an event on each (Q16).
 * Beyond 2,000 schedules, the rest follows with the person's next call. Does nothing if the state stays the same.
 */
export function moveCalendar(
  before: Person,
  calendar: "disconnected",
  known: Known,
  now: number,
): MovedCalendar<EventOf<(typeof disconnectEvents)[number]>>;
export function moveCalendar(
  before: Person,
  calendar: CalendarState,
  known: Known,
  now: number,
): MovedCalendar<EventOf<(typeof calendarEvents)[number]>>;
export function moveCalendar(
  before: Person,
  calendar: CalendarState,
  { rows, summaries }: Known,
  now: number,
): MovedCalendar<EventOf<(typeof calendarEvents)[number]>> {
  if (before.calendar === calendar) return { changes: [], journalEntries: [] };
  const followed = rows.slice(0, maxMemberships);
  const copiesTo = rows.length > followed.length ? (followed.at(-1)?.scheduleId ?? null) : null;
  const event = calendarChanged({ personId: before.id, set: { calendar }, was: { calendar: before.calendar } });
  const { person, change, entry } = movePerson(before, { calendar, copiesTo }, event, now);
  const changeRow = calendar === "disconnected" ? changeUnreadyMembership : changeMembership;
  const plans = membershipsOn(followed, summaries).map((membership) =>
    changeRow(membership, person, {}, [calendarEvent(membership.member, calendar)]),
  );
  return {
    changes: [...plans.flatMap(({ changes }) => changes), change],
    journalEntries: [...plans.flatMap(({ journalEntries }) => journalEntries), entry],
  };
}

/** The event on a schedule. The list shows no calendar for members who aren't assignable, so nothing visible changes then. */
function calendarEvent(member: Member, calendar: CalendarState) {
  const shown = shownCalendar({ ...member, calendar });
  const was = shownCalendar(member);
  if (shown === was) return memberKnown({ personId: member.personId });
  return calendarChanged({ personId: member.personId, set: { calendar: shown }, was: { calendar: was } });
}

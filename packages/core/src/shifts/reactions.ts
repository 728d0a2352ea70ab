import type { Operation } from "../identity/operation.ts";
import { reaction } from "../identity/reaction.ts";
import type { Reaction } from "../kernel/operations/reaction.ts";
import type { KnownMember } from "../members/change-member.ts";
import { editMembers } from "../members/edit-members.ts";
import { leaveSchedule } from "../members/leave-schedule.ts";
import { maxMemberships } from "../members/memberships.ts";
import { removeMember } from "../members/remove-member.ts";
import { setAssignable } from "../members/set-assignable.ts";
import { deactivatePerson } from "../people/deactivate-person.ts";
import { erasePerson } from "../people/erase-person.ts";
import type { Member } from "../schedules/members.ts";
import { flaggedAfter, unassignedBy } from "./flagged-shifts.ts";
import { shiftsFlagged } from "./declared-events.ts";
import { toFlaggedShifts } from "./events.ts";
import { knownUpcomingShifts, shiftsTouched, upcomingShiftsOf, upcomingShiftsOfMany } from "./upcoming-shifts.ts";

interface OfMember {
  readonly scheduleId: string;
  readonly personId?: string;
  readonly assignable?: boolean;
}

/** Flags the upcoming shifts of one member who leaves, is removed or becomes unassignable (Q21). */
const flagShiftsOfMember = <I extends OfMember, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    events: [shiftsFlagged],
    load: [
      ({ scheduleId, personId, assignable }: OfMember, actor, now) =>
        assignable === true ? {} : { upcoming: upcomingShiftsOf(scheduleId, personId ?? actor.personId, now) },
    ],
    context: ({ upcoming }, _input: OfMember, actor) => upcoming && { upcoming, actor },
    rules: [],
    apply: ({ context: { upcoming, actor }, plan: { changes = [] } }, { scheduleId, personId = actor.personId }) =>
      changes.length === 0
        ? {}
        : {
            events: { [scheduleId]: toFlaggedShifts(personId, upcoming) },
            effects: { shifts: shiftsTouched([upcoming]) },
          },
  });

interface KnownRows {
  readonly rows: readonly KnownMember[];
}

/** Flags the upcoming shifts of all members whom an edit removes or makes unassignable (Q21). */
const flagShiftsOfEdited = reaction({
  on: editMembers,
  events: [shiftsFlagged],
  load: [({ scheduleId, edits }, _actor, now) => upcomingShiftsOfMany(scheduleId, unassignedBy(edits), now)],
  context: (known, { edits }, _actor, _now, { rows }: KnownRows) => ({
    rows,
    upcoming: knownUpcomingShifts(known, unassignedBy(edits)),
  }),
  rules: [],
  apply({ context: { rows, upcoming }, plan }, { scheduleId, edits }) {
    const { results } = plan.output;
    if ((plan.journalEntries ?? []).length === 0) return {};
    const members = new Map(rows.map((row) => [row.personId, row]));
    const touched = edits.flatMap(({ personId }, place) =>
      results[place]?.status === "refused" ? [] : [upcoming.get(personId) ?? []],
    );
    return {
      events: { [scheduleId]: flaggedAfter(edits, results, members, upcoming) },
      effects: { shifts: shiftsTouched(touched) },
    };
  },
});

/** The facts of the reactions of members to operations on an account. */
interface KnownMemberships {
  readonly rows: readonly Member[];
}

const upcomingShiftsOn = (scheduleId: string): string => `upcoming on ${scheduleId}`;

/** Flags the upcoming shifts of a person on all schedules they can't be assigned to anymore (Q21). */
const flagShiftsOfPerson = <I extends { readonly personId: string }, O>(on: Operation<string, I, O>): Reaction =>
  reaction({
    on,
    events: [shiftsFlagged],
    load: [
      () => ({}),
      () => ({}),
      (_known: unknown, _input: unknown, _actor, now, { rows }: KnownMemberships) =>
        Object.fromEntries(
          (rows.length > maxMemberships ? [] : rows).map(({ scheduleId, personId }) => [
            upcomingShiftsOn(scheduleId),
            upcomingShiftsOf(scheduleId, personId, now),
          ]),
        ),
    ],
    context: (known, _input: unknown, _actor, _now, { rows }: KnownMemberships) => ({ known, rows }),
    rules: [],
    apply({ context: { known, rows }, plan: { journalEntries = [] } }) {
      const topics = new Set(journalEntries.map(({ topic }) => topic));
      const upcoming = rows
        .filter(({ scheduleId }) => topics.has(scheduleId))
        .map(({ scheduleId, personId }) => ({
          scheduleId,
          personId,
          shifts: known[upcomingShiftsOn(scheduleId)] ?? [],
        }));
      return {
        events: Object.fromEntries(
          upcoming.map(({ scheduleId, personId, shifts }) => [scheduleId, toFlaggedShifts(personId, shifts)]),
        ),
        effects: { shifts: shiftsTouched(upcoming.map(({ shifts }) => shifts)) },
      };
    },
  });

/** What operations of earlier domains mean for shifts. */
export const shiftReactions: readonly Reaction[] = [
  flagShiftsOfMember(removeMember),
  flagShiftsOfMember(leaveSchedule),
  flagShiftsOfMember(setAssignable),
  flagShiftsOfEdited,
  flagShiftsOfPerson(deactivatePerson),
  flagShiftsOfPerson(erasePerson),
];

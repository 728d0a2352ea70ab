import { reaction } from "../identity/reaction.ts";
import { acceptInvitation } from "../invitations/accept-invitation.ts";
import type { Invitation } from "../invitations/collection.ts";
import { factNamed } from "../kernel/operations/named-facts.ts";
import { list } from "../kernel/store/query.ts";
import type { Person } from "../people/collection.ts";
import { isThere, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import { type Assignment, assignments, assignmentsByKey } from "../shifts/assignments.ts";
import { shiftAssigned } from "../shifts/declared-events.ts";
import { dueNow } from "./answer-plans.ts";
import { type Offer, pendingOffersOf } from "./collection.ts";

/** The maximum number of shifts that are read for the person who is merged. */
const maxShifts = 100;

const assignmentsOfPerson = list(assignments, "calendar", 1);

const pendingOn = (shiftId: string): string => `pending offers of ${shiftId}`;

interface Accepting {
  readonly me: Person | undefined;
  readonly invitation: Invitation | undefined;
}

/** Whether the caller may turn out to be the invited person, under another id. */
const mayMerge = ({ me, invitation }: Accepting): boolean =>
  me !== undefined && invitation !== undefined && me.id !== invitation.personId;

/**
 * If two people on one shift turn out to be one, they take only one slot from then on (P02). Publishes that the other slot is free, and
 * lets the job offer it to the next person.
 */
export const freeSlotsOfMerged = reaction({
  on: acceptInvitation,
  events: [shiftAssigned],
  load: [
    () => ({}),
    (_known: unknown, _input: unknown, { personId }, _now, base: Accepting) =>
      mayMerge(base)
        ? {
            mine: assignmentsOfPerson({ equal: [personId], limit: maxShifts, reverse: true, filter: { active: true } }),
          }
        : {},
    ({ mine = [] }, _input: unknown, _actor, _now, { invitation }: Accepting) =>
      mine.length === 0
        ? {}
        : {
            theirs: assignmentsByKey(mine.map((one) => [one.scheduleId, one.shiftId, invitation?.personId ?? ""])),
            summaries: schedulesById([...new Set(mine.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
            ...Object.fromEntries(
              mine.map((one) => [pendingOn(one.shiftId), pendingOffersOf(one.scheduleId, one.shiftId)]),
            ),
          },
  ],
  context: (known: Known, _input: unknown, { personId }) => {
    const shared = (known.theirs ?? []).filter(({ active }) => active);
    return shared.length === 0 ? undefined : { shared, personId, known };
  },
  rules: [],
  apply: ({ context: { shared, personId, known }, plan: { subjects = [], journalEntries = [] } }, _input, { now }) => {
    if (!subjects.some((one) => "merge" in one && one.merge === personId)) return {};
    const topics = new Set(journalEntries.map(({ topic }) => topic));
    const eventsOn = (scheduleId: string) =>
      shared
        .filter((one) => one.scheduleId === scheduleId)
        .map(({ shiftId }) => shiftAssigned({ shiftId, personId: null, was: personId }));
    const schedules = (known.summaries ?? []).filter(isThere);
    const recorded = schedules.filter(({ id }) => !topics.has(id) && eventsOn(id).length > 0);
    const others = recorded.map((schedule) => recordScheduleChange(schedule, eventsOn(schedule.id)));
    const freed = shared.flatMap(({ shiftId }) => pendingIn(known, shiftId));
    return {
      events: Object.fromEntries(
        schedules.filter(({ id }) => topics.has(id) && eventsOn(id).length > 0).map(({ id }) => [id, eventsOn(id)]),
      ),
      journalEntries: others.map(({ entry }) => entry),
      changes: [...others.map(({ change }) => change), ...freed.map((offer) => dueNow(offer, now))],
    };
  },
});

interface Known {
  readonly theirs?: readonly Assignment[];
  readonly summaries?: readonly ScheduleRow[];
}

const pendingIn = (known: object, shiftId: string): readonly Offer[] =>
  factNamed<readonly Offer[]>(known, pendingOn(shiftId), []);

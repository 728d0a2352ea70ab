import type { JournalEntry } from "../identity/operation.ts";
import type { Change } from "../kernel/store/change.ts";
import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { membershipsOn } from "../members/memberships.ts";
import type { Person } from "../people/collection.ts";
import { movePerson } from "../people/move-person.ts";
import { type PeopleSummary, recordPeopleChange } from "../people/people-topic.ts";
import type { ScheduleRow } from "../schedules/collection.ts";
import type { Member } from "../schedules/members.ts";
import { recordScheduleChange } from "../schedules/schedule-summary.ts";
import type { TimeOffRequest } from "./collection.ts";
import { availabilityChanged, availabilityConflictRaised, timeOffChanged } from "./events.ts";
import type { OwnShiftTime } from "./own-shift-times.ts";

interface Published<Event extends BaseEvent> {
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry<Event>[];
}

type Changed = EventOf<typeof availabilityChanged>;
type Conflict = EventOf<typeof availabilityConflictRaised>;
type Requested = EventOf<typeof timeOffChanged>;

/** A person whose availability changes. */
export interface Affected {
  readonly person: Person;
  readonly memberships: readonly Member[];
  /** Accepted shifts during which they become unavailable. */
  readonly clashes: readonly OwnShiftTime[];
  /** Their requests after the change. */
  readonly requests?: readonly TimeOffRequest[];
  /** Whether only requests change: pending ones don't concern schedules. */
  readonly isOnlyRequested?: boolean;
}

interface Topics {
  /** The schedules of the memberships. */
  readonly summaries: readonly ScheduleRow[];
  /** The summary of the organization's people. */
  readonly people: PeopleSummary | undefined;
}

/**
 * Publishes changed availability on the topics of the people and, with conflicts, of the schedules they can be assigned on (Q29). If
 * requests change, people managers get it, too. Each topic gets one entry.
 */
export function publishAvailability(
  affected: readonly (Affected & { readonly clashes: readonly []; readonly requests?: undefined })[],
  topics: Topics,
  now: number,
): Published<Changed>;
export function publishAvailability(
  affected: readonly (Affected & { readonly requests?: undefined })[],
  topics: Topics,
  now: number,
): Published<Changed | Conflict>;
export function publishAvailability(
  affected: readonly (Affected & { readonly clashes: readonly [] })[],
  topics: Topics,
  now: number,
): Published<Changed | Requested>;
export function publishAvailability(
  affected: readonly Affected[],
  topics: Topics,
  now: number,
): Published<Changed | Conflict | Requested>;
export function publishAvailability(
  affected: readonly Affected[],
  { summaries, people }: Topics,
  now: number,
): Published<Changed | Conflict | Requested> {
  const concerned = affected.filter(({ isOnlyRequested }) => isOnlyRequested !== true);
  const plans = membershipsOn(
    concerned.flatMap(({ memberships }) => memberships.filter(({ assignable }) => assignable)),
    summaries,
  );
  const onSchedules = summaries.flatMap((schedule) => {
    const members = plans.filter(({ member }) => member.scheduleId === schedule.id);
    const events = members.flatMap(({ member: { personId } }) => {
      const clashes = affected.find(({ person }) => person.id === personId)?.clashes ?? [];
      const shiftIds = clashes.filter(({ scheduleId }) => scheduleId === schedule.id).map(({ shiftId }) => shiftId);
      const changed = availabilityChanged({ personId });
      return shiftIds.length === 0 ? [changed] : [changed, availabilityConflictRaised({ personId, shiftIds })];
    });
    if (events.length === 0) return [];
    // Without totals: workers see the events of their dry runs.
    const { change, entry } = recordScheduleChange(schedule, events);
    return [{ change, entry: { ...entry, events } }];
  });
  const ofRequest = ({ id, personId, state }: TimeOffRequest) => timeOffChanged({ personId, requestId: id, state });
  const onPeople = affected.map(({ person, requests = [] }) => {
    const { change, entry } = movePerson(person, {}, availabilityChanged({ personId: person.id }), now);
    return { change, entry: { ...entry, events: [...entry.events, ...requests.map(ofRequest)] } };
  });
  const requests = affected.flatMap((one) => one.requests ?? []);
  const organizationId = requests[0]?.organizationId;
  const forManagers = organizationId === undefined ? [] : [recordPeopleChange(organizationId, people)];
  const published = [
    ...forManagers.map((one) => ({ ...one, entry: { ...one.entry, events: requests.map(ofRequest) } })),
    ...onSchedules,
    ...onPeople,
  ];
  return { changes: published.map(({ change }) => change), journalEntries: published.map(({ entry }) => entry) };
}

import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import type { scheduleReady } from "../schedules/events.ts";
import { type Change, remove, update } from "../kernel/store/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { type Member, members, membershipsOf } from "../schedules/members.ts";
import { copiesOf } from "./new-member.ts";
import { derivedColumnsOf } from "./derived-columns.ts";
import { deltaOf } from "./totals.ts";
import { isThere, type Schedule, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { updateScheduleSummary, updateScheduleTotals } from "../schedules/schedule-summary.ts";
import { movedBy, noTotals } from "../schedules/totals.ts";
import type { Person } from "../people/collection.ts";

/** The maximum number of memberships updated per transaction, so that other writes don't wait long. */
export const maxMemberships = 2000;

/** One membership of a person with the summary of its schedule. */
export interface Membership {
  readonly schedule: Schedule;
  readonly member: Member;
}

/** The changes to memberships: summaries first, each before its row. */
export interface MembershipPlan<Event extends BaseEvent> {
  readonly changes: readonly Change[];
  readonly journalEntries: readonly JournalEntry<Event>[];
}

/** Memberships with their summaries. Those of deleted schedules are left to the sweep. */
export function membershipsOn(rows: readonly Member[], summaries: readonly ScheduleRow[]): readonly Membership[] {
  const summaryOf = new Map(summaries.map((schedule) => [schedule.id, schedule]));
  return rows.flatMap((member) => {
    const schedule = summaryOf.get(member.scheduleId);
    if (schedule === undefined || !isThere(schedule)) return [];
    return [{ schedule, member }];
  });
}

/** The memberships of a person, one row more than one transaction changes; none if they don't matter. */
export const membershipsToChange = (personId: string | undefined, after?: string) =>
  membershipsOf({
    equal: [personId ?? ""],
    limit: personId === undefined ? 0 : maxMemberships + 1,
    after: after === undefined ? undefined : [after],
  });

/** The summaries of their schedules. */
export const summariesOf = (rows: readonly Member[]) => ({
  summaries: schedulesById(rows.slice(0, maxMemberships).map(({ scheduleId }) => [scheduleId])),
});

/** Whether a membership's copies match the person's row. */
export const sameCopies = (member: ReturnType<typeof copiesOf>, person: Person): boolean =>
  Object.entries(copiesOf(person)).every(([field, value]) => member[field as keyof typeof member] === value);

/** Other changes with a membership. */
interface Besides {
  /** Changed columns of the schedule's summary. */
  readonly schedule?: Partial<Pick<ScheduleRow, "ownerId">>;
  /** Whether the decisions on the row change too. */
  readonly decisionsChanged?: boolean;
}

type MembershipSettable = Partial<
  Pick<Member, "role" | "grantedBy" | "assignable" | "assignableBefore" | "assignableBeforeLink" | "invitation">
>;

/** Updates the copies of one membership and sets the given values. The schedule may become ready. */
export function changeMembership<Event extends BaseEvent>(
  { schedule, member }: Membership,
  person: Person,
  set: MembershipSettable,
  events: readonly Event[],
  besides: Besides = {},
): MembershipPlan<Event | EventOf<typeof scheduleReady>> {
  const { delta, row } = movedMember(member, person, set);
  const { change, entry } = updateScheduleSummary(schedule, delta, events, besides.schedule, besides.decisionsChanged);
  return { changes: [change, row], journalEntries: [entry] };
}

/** The same for values that can't make the schedule ready. */
export const changeUnreadyMembership = <Event extends BaseEvent>(
  { schedule, member }: Membership,
  person: Person,
  set: MembershipSettable,
  events: readonly Event[],
  besides: Besides = {},
): MembershipPlan<Event> => changeUnreadyMemberships(schedule, [{ member, person, set, events }], besides);

/** A membership whose copies are updated, the values to set, and the events. */
export interface MembershipChange<Event extends BaseEvent> {
  readonly member: Member;
  readonly person: Person;
  readonly set: MembershipSettable;
  readonly events: readonly Event[];
}

/** The same for several members of one schedule, each at most once. */
export function changeUnreadyMemberships<Event extends BaseEvent>(
  schedule: Schedule,
  changed: readonly MembershipChange<Event>[],
  besides: Besides = {},
): MembershipPlan<Event> {
  const moved = changed.map(({ member, person, set }) => movedMember(member, person, set));
  const delta = moved.reduce((sum, one) => movedBy(sum, one.delta), noTotals);
  const events = changed.flatMap((one) => one.events);
  const { change, entry } = updateScheduleTotals(schedule, delta, events, besides.schedule, besides.decisionsChanged);
  return { changes: [change, ...moved.map(({ row }) => row)], journalEntries: [entry] };
}

function movedMember(member: Member, person: Person, set: MembershipSettable) {
  const moved = { ...member, ...set, ...copiesOf(person) };
  const columns = { ...set, ...copiesOf(person), ...derivedColumnsOf(moved) };
  return { delta: deltaOf(member, moved), row: update(members, [member.scheduleId, member.personId], columns) };
}

/** Removes a person from one schedule. */
export function endMembership<Event extends BaseEvent>(
  { schedule, member }: Membership,
  events: readonly Event[],
  besides: Besides = {},
): MembershipPlan<Event | EventOf<typeof scheduleReady>> {
  const delta = deltaOf(member, undefined);
  const { change, entry } = updateScheduleSummary(schedule, delta, events, besides.schedule, besides.decisionsChanged);
  return { changes: [change, remove(members, [schedule.id, member.personId])], journalEntries: [entry] };
}

import type { BaseEvent, EventOf } from "../kernel/event.ts";
import { type Change, update } from "../kernel/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { type Schedule, type ScheduleRow, schedules } from "./collection.ts";
import { scheduleReady } from "./events.ts";

/** The totals used by lists and rules. */
export interface Totals {
  /** The number of members. */
  readonly members: number;
  /** The number of active admins (Q7). */
  readonly admins: number;
  /** The number of assignable members. */
  readonly assignables: number;
  /** The number of assignable members who are ready (X7). */
  readonly ready: number;
  /** The number of members to be invited who haven't been (B10, Q13). */
  readonly toInvite: number;
}

/** Changes of the totals of a schedule. */
export type SummaryDelta = Partial<Totals>;

/** The totals of a schedule. */
export const totalsOf = ({ members, admins, assignables, ready, toInvite }: Totals): Totals => ({
  members,
  admins,
  assignables,
  ready,
  toInvite,
});

/** Totals after a change. */
export const movedBy = (totals: Totals, delta: SummaryDelta): Totals => ({
  members: totals.members + (delta.members ?? 0),
  admins: totals.admins + (delta.admins ?? 0),
  assignables: totals.assignables + (delta.assignables ?? 0),
  ready: totals.ready + (delta.ready ?? 0),
  toInvite: totals.toInvite + (delta.toInvite ?? 0),
});

/** The change of totals. */
export const deltaBetween = (before: Totals, after: Totals): Totals => ({
  members: after.members - before.members,
  admins: after.admins - before.admins,
  assignables: after.assignables - before.assignables,
  ready: after.ready - before.ready,
  toInvite: after.toInvite - before.toInvite,
});

/** Whether decisions depend on the change: is there a second active admin? */
const flips = (before: number, after: number): boolean => before > 1 !== after > 1;

/** Whether every assignable person has an account and a calendar (X7). */
export const isReady = ({ assignables, ready }: Totals): boolean => assignables > 0 && ready === assignables;

/**
 * Updates the summary of a schedule before all other changes: its sequence number, totals and other values, if
 * unchanged since it was read. Publishes the new totals with the first event, and that the schedule is
 * ready when it becomes so.
 */
export function updateScheduleSummary<Event extends BaseEvent>(
  schedule: Schedule,
  delta: SummaryDelta,
  events: readonly Event[],
  set: Partial<ScheduleRow> = {},
  decisionsChanged = false,
): SummaryUpdate<Event | EventOf<typeof scheduleReady>> {
  const totals = movedBy(schedule, delta);
  const flipped = flips(schedule.admins, totals.admins) || flips(schedule.assignables, totals.assignables);
  const updated = withTotals(schedule, totals, events, set, decisionsChanged || flipped);
  if (isReady(schedule) || !isReady(totals)) return updated;
  return { ...updated, entry: { ...updated.entry, events: [...updated.entry.events, scheduleReady({})] } };
}

/** The same for a change that affects no totals. */
export const recordScheduleChange = <Event extends BaseEvent>(
  schedule: Schedule,
  events: readonly Event[],
  set: Partial<ScheduleRow> = {},
  decisionsChanged = false,
): SummaryUpdate<Event> => withTotals(schedule, totalsOf(schedule), events, set, decisionsChanged);

interface SummaryUpdate<Event extends BaseEvent> {
  readonly summary: Schedule;
  readonly change: Change;
  readonly entry: JournalEntry<Event>;
}

function withTotals<Event extends BaseEvent>(
  schedule: Schedule,
  totals: Totals,
  events: readonly Event[],
  set: Partial<ScheduleRow>,
  decisionsChanged: boolean,
): SummaryUpdate<Event> {
  const moved = { ...set, number: schedule.number + 1, ...totals };
  const summary: Schedule = { ...schedule, ...moved };
  const [first, ...rest] = events;
  return {
    summary,
    change: update(schedules, [schedule.id], moved, { number: schedule.number }),
    entry: {
      topic: schedule.id,
      number: summary.number,
      events: first === undefined ? [] : [{ ...first, totals }, ...rest],
      decisionsChanged,
    },
  };
}

import type { BaseEvent, EventOf } from "../kernel/operations/event.ts";
import { type Change, update } from "../kernel/store/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { type Schedule, type ScheduleRow, schedules } from "./collection.ts";
import { scheduleReady } from "./events.ts";
import { movedBy, type SummaryDelta, type Totals, totalsOf } from "./totals.ts";

/** Whether decisions depend on the change: is there a second active admin? */
const flips = (before: number, after: number): boolean => before > 1 !== after > 1;

/** Whether every assignable person has an account and a calendar (X7). */
export const isReady = ({ assignables, ready }: Totals): boolean => assignables > 0 && ready === assignables;

/**
 * Updates a schedule's summary before all other changes: its sequence number, totals and other values, if it hasn't changed since it was
 * read. Publishes the new totals with the first event, and an event once the schedule is ready.
 */
export function updateScheduleSummary<Event extends BaseEvent>(
  schedule: Schedule,
  delta: SummaryDelta,
  events: readonly Event[],
  set: Partial<ScheduleRow> = {},
  decisionsChanged = false,
): SummaryUpdate<Event | EventOf<typeof scheduleReady>> {
  const updated = updateScheduleTotals(schedule, delta, events, set, decisionsChanged);
  if (isReady(schedule) || !isReady(updated.summary)) return updated;
  return { ...updated, entry: { ...updated.entry, events: [...updated.entry.events, scheduleReady({})] } };
}

/** The same for a change that can't make the schedule ready: no assignable person leaves or becomes ready. */
export function updateScheduleTotals<Event extends BaseEvent>(
  schedule: Schedule,
  delta: SummaryDelta,
  events: readonly Event[],
  set: Partial<ScheduleRow> = {},
  decisionsChanged = false,
): SummaryUpdate<Event> {
  const totals = movedBy(schedule, delta);
  const flipped = flips(schedule.admins, totals.admins) || flips(schedule.assignables, totals.assignables);
  return withTotals(schedule, totals, events, set, decisionsChanged || flipped);
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

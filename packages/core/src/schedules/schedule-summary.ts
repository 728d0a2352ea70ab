import type { DomainEvent } from "../contract/stream.ts";
import { type Change, update } from "../kernel/change.ts";
import type { JournalEntry } from "../identity/operation.ts";
import { type Schedule, type ScheduleRow, schedules } from "./collection.ts";

/** The totals that lists show and rules ask for. */
export interface Totals {
  /** How many members there are. */
  readonly members: number;
  /** How many admins count (Q7). */
  readonly admins: number;
  /** How many members are assignable. */
  readonly assignables: number;
  /** How many of those are ready (X7). */
  readonly ready: number;
  /** How many are meant to be invited and have not been (B10, Q13). */
  readonly toInvite: number;
}

/** How the totals of a schedule move. */
export type SummaryDelta = Partial<Totals>;

/** The totals of a schedule. */
export const totalsOf = ({ members, admins, assignables, ready, toInvite }: Totals): Totals => ({
  members,
  admins,
  assignables,
  ready,
  toInvite,
});

/** Totals that have moved. */
export const movedBy = (totals: Totals, delta: SummaryDelta): Totals => ({
  members: totals.members + (delta.members ?? 0),
  admins: totals.admins + (delta.admins ?? 0),
  assignables: totals.assignables + (delta.assignables ?? 0),
  ready: totals.ready + (delta.ready ?? 0),
  toInvite: totals.toInvite + (delta.toInvite ?? 0),
});

/** How totals moved. */
export const deltaBetween = (before: Totals, after: Totals): Totals => ({
  members: after.members - before.members,
  admins: after.admins - before.admins,
  assignables: after.assignables - before.assignables,
  ready: after.ready - before.ready,
  toInvite: after.toInvite - before.toInvite,
});

/** A fact that decisions rest on: is there a second one who counts? */
const flips = (before: number, after: number): boolean => before > 1 !== after > 1;

/** Everybody who can be assigned has an account and a calendar: it is safe to assign (X7). */
export const isReady = ({ assignables, ready }: Totals): boolean => assignables > 0 && ready === assignables;

/**
 * Moves the head of a schedule, first of all changes: its running number, its totals and what else is set, provided
 * nobody moved it since it was read. Tells the topic, with the new totals in the first event, and that the schedule is
 * ready when it has become so.
 */
export function updateScheduleSummary(
  schedule: Schedule,
  delta: SummaryDelta,
  events: readonly DomainEvent[],
  set: Partial<ScheduleRow> = {},
  decisionsChanged = false,
): { readonly summary: Schedule; readonly change: Change; readonly entry: JournalEntry } {
  const totals = movedBy(schedule, delta);
  const moved = { ...set, number: schedule.number + 1, ...totals };
  const summary: Schedule = { ...schedule, ...moved };
  const flipped = flips(schedule.admins, summary.admins) || flips(schedule.assignables, summary.assignables);
  const [first, ...rest] = events;
  const told = first === undefined ? [] : [{ ...first, totals }, ...rest];
  return {
    summary,
    change: update(schedules, [schedule.id], moved, { number: schedule.number }),
    entry: {
      topic: schedule.id,
      number: summary.number,
      events: !isReady(schedule) && isReady(summary) ? [...told, { type: "schedule-ready" }] : told,
      decisionsChanged: decisionsChanged || flipped,
    },
  };
}

import type { DomainEvent } from "../contract/stream.ts";
import { type Change, update } from "../kernel/change.ts";
import type { Telling } from "../kernel/operation.ts";
import { type Schedule, type ScheduleRow, schedules } from "./collection.ts";

/** How the totals of a schedule move. */
export interface HeadDelta {
  readonly members?: number;
  readonly admins?: number;
  readonly assignables?: number;
}

/** The totals that lists show and rules ask for. */
export interface Totals {
  readonly members: number;
  readonly admins: number;
  readonly assignables: number;
}

/** The totals of a schedule. */
export const totalsOf = ({ members, admins, assignables }: Totals): Totals => ({ members, admins, assignables });

/** A fact that decisions rest on: is there a second one who counts? */
const flips = (before: number, after: number): boolean => before > 1 !== after > 1;

/**
 * Moves the head of a schedule, first of all changes: its running number, its totals and what else is set, provided
 * nobody moved it since it was read. Tells the topic, with the new totals in the first event.
 */
export function moveHead(
  schedule: Schedule,
  delta: HeadDelta,
  events: readonly DomainEvent[],
  set: Partial<ScheduleRow> = {},
  decisionsChanged = false,
): { readonly head: Schedule; readonly change: Change; readonly tell: Telling } {
  const moved = {
    ...set,
    number: schedule.number + 1,
    members: schedule.members + (delta.members ?? 0),
    admins: schedule.admins + (delta.admins ?? 0),
    assignables: schedule.assignables + (delta.assignables ?? 0),
  };
  const head: Schedule = { ...schedule, ...moved };
  const flipped = flips(schedule.admins, head.admins) || flips(schedule.assignables, head.assignables);
  const [first, ...rest] = events;
  return {
    head,
    change: update(schedules, [schedule.id], moved, { number: schedule.number }),
    tell: {
      topic: schedule.id,
      number: head.number,
      events: first === undefined ? [] : [{ ...first, totals: totalsOf(head) }, ...rest],
      decisionsChanged: decisionsChanged || flipped,
    },
  };
}

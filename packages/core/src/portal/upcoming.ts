import { isThere, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import type { Read } from "../kernel/query.ts";
import { type Assignment, visibleAssignmentsOf } from "../shifts/assignments.ts";
import { longestShift } from "../shifts/rules.ts";

/** The maximum number of shifts counted for a card. */
const maxCounted = 100;
/** The same number of ended shifts may precede them: the list begins where the longest current shift began. */
const maxLookedAt = 2 * maxCounted;

interface Window {
  readonly limit: number;
  /** The last one of the previous page: start, schedule, id. */
  readonly after?: readonly (string | number)[] | undefined;
}

/** The load round of a person's current and upcoming shifts on all schedules that they see, offers included, by start. */
export const upcomingOf = (
  personId: string,
  now: number,
  { limit, after }: Window = { limit: maxLookedAt },
): { readonly mine: Read<readonly Assignment[]> } => {
  const window = after === undefined ? { from: now - longestShift } : { after };
  return { mine: visibleAssignmentsOf({ equal: [personId, true], limit, ...window }) };
};

/** The load round of the schedules of shifts. */
export const schedulesOf = (
  on: readonly Pick<Assignment, "scheduleId">[],
): { readonly summaries: Read<readonly ScheduleRow[]> } => ({
  summaries: schedulesById([...new Set(on.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
});

/** Existing schedules by id. Shifts of deleted ones are hidden until the sweep removes them. */
export const schedulesThere = (summaries: readonly ScheduleRow[]): ReadonlyMap<string, ScheduleRow> =>
  new Map(summaries.filter(isThere).map((schedule) => [schedule.id, schedule]));

/** How many there are, and the start of the next or current one. */
export function upcoming(
  known: { readonly mine: readonly Assignment[]; readonly summaries: readonly ScheduleRow[] },
  now: number,
): { readonly count: number; readonly next: number | undefined } {
  const there = schedulesThere(known.summaries);
  const upcoming = known.mine.filter(({ end, scheduleId }) => end > now && there.has(scheduleId));
  return { count: Math.min(upcoming.length, maxCounted), next: upcoming[0]?.start };
}

import { isThere, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import type { Read } from "../kernel/store/query.ts";
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

/** The load round of a person's current and upcoming shifts on all schedules that they see, including offers, by start. */
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

interface KnownAssignments {
  readonly mine: readonly Assignment[];
  readonly summaries: readonly ScheduleRow[];
}

/** How many there are, and the start of the next or current one. */
export function upcoming(
  known: KnownAssignments,
  now: number,
): { readonly count: number; readonly next: number | undefined } {
  const those = notEnded(known, now);
  return { count: Math.min(those.length, maxCounted), next: those[0]?.start };
}

/** The next or current one, if there is one. */
export const nextOf = (known: KnownAssignments, now: number): readonly Assignment[] => notEnded(known, now).slice(0, 1);

function notEnded({ mine, summaries }: KnownAssignments, now: number): readonly Assignment[] {
  const there = schedulesThere(summaries);
  return mine.filter(({ end, scheduleId }) => end > now && there.has(scheduleId));
}

import { list, type Read } from "../kernel/query.ts";
import { isThere, type ScheduleRow, schedulesById } from "../schedules/collection.ts";
import { shifts, type Shift } from "../shifts/collection.ts";

/** The most shifts that are counted for a card. */
const maxCounted = 100;
/** As many that are over by now may stand before them: a list begins a week behind, for what goes on still. */
const maxLookedAt = 2 * maxCounted;

const mine = list(shifts, "mine", 2);

/** No shift is longer, so none that began before this goes on now. */
const longest = 7 * 86_400_000;

interface Window {
  readonly limit: number;
  /** The last one of the page before: start, schedule, id. */
  readonly after?: readonly (string | number)[] | undefined;
}

/** The facts of somebody's own shifts ahead, whatever schedule they are on: those that workers see, offers among them. */
export const upcomingOf = (
  personId: string,
  now: number,
  { limit, after }: Window = { limit: maxLookedAt },
): { readonly offered: Read<readonly Shift[]>; readonly confirmed: Read<readonly Shift[]> } => {
  const of = (status: Shift["status"]) => {
    const window = after === undefined ? { from: now - longest } : { after };
    return mine({ equal: [personId, status], limit, ...window });
  };
  return { offered: of("offered"), confirmed: of("confirmed") };
};

/** What those facts come to, in the order of time. */
export const inOrder = (known: {
  readonly offered: readonly Shift[];
  readonly confirmed: readonly Shift[];
}): readonly Shift[] =>
  [...known.offered, ...known.confirmed].sort(
    (a, b) =>
      a.start - b.start || (a.scheduleId < b.scheduleId ? -1 : a.scheduleId > b.scheduleId ? 1 : a.id < b.id ? -1 : 1),
  );

/** The facts of the schedules that shifts are on. */
export const schedulesOf = (on: readonly Shift[]): { readonly summaries: Read<readonly ScheduleRow[]> } => ({
  summaries: schedulesById([...new Set(on.map(({ scheduleId }) => scheduleId))].map((one) => [one])),
});

/** The schedules that are there, by id: the shifts of a deleted one wait to be swept away, and nobody meets them. */
export const schedulesThere = (summaries: readonly ScheduleRow[]): ReadonlyMap<string, ScheduleRow> =>
  new Map(summaries.filter(isThere).map((schedule) => [schedule.id, schedule]));

/** How many there are, and when the next begins; of one that goes on, when it began. */
export function upcoming(
  known: {
    readonly offered: readonly Shift[];
    readonly confirmed: readonly Shift[];
    readonly summaries: readonly ScheduleRow[];
  },
  now: number,
): { readonly count: number; readonly next: number | undefined } {
  const there = schedulesThere(known.summaries);
  const ahead = inOrder(known).filter(({ end, scheduleId }) => end > now && there.has(scheduleId));
  return { count: Math.min(ahead.length, maxCounted), next: ahead[0]?.start };
}

import { shifts, type Shift } from "../shifts/collection.ts";
import { list, type Read } from "../kernel/query.ts";

/** The most shifts that are counted for a card. */
const mostCounted = 100;

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
  { limit, after }: Window = { limit: mostCounted },
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

/** How many there are, and when the next begins. */
export function upcoming(
  known: { readonly offered: readonly Shift[]; readonly confirmed: readonly Shift[] },
  now: number,
): { readonly count: number; readonly next: number | undefined } {
  const ahead = inOrder(known).filter(({ end }) => end > now);
  return { count: Math.min(ahead.length, mostCounted), next: ahead[0]?.start };
}

import type { Wall } from "./wall.ts";

/** A moment at which clocks are put forward or back. Offsets in milliseconds, east of Greenwich positive. */
export interface Turn {
  /** What the clock showed when it was turned. */
  readonly onset: Wall;
  readonly before: number;
  readonly after: number;
}

/** A zone, as far as it is needed: its turns in order, and what holds before the first. */
export interface Zone {
  readonly turns: readonly Turn[];
  readonly first: number;
}

/** No turns, no offset. */
export const utc: Zone = { turns: [], first: 0 };

/** The instant of a time on the wall. One that is skipped is read with the offset before it, one that comes twice is the first. */
export function toInstant({ turns, first }: Zone, wall: Wall): number {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((turns[middle]?.onset ?? 0) <= wall) low = middle + 1;
    else high = middle;
  }
  const turn = turns[low - 1];
  if (turn === undefined) return wall - first;
  const isSkipped = wall < turn.onset + turn.after - turn.before;
  return wall - (isSkipped ? turn.before : turn.after);
}

/** What the wall shows at an instant. */
export function toWallOf({ turns, first }: Zone, instant: number): Wall {
  const turn = turns.findLast(({ onset, before }) => onset - before <= instant);
  return instant + (turn?.after ?? first);
}

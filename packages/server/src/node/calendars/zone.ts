/**
 * A wall-clock time, as the milliseconds since the epoch it would be in UTC. Recurrence rules use these, and a zone converts
 * them to instants.
 */
export type Wall = number;

/** An offset change. Offsets are in milliseconds, positive east of Greenwich. */
export interface Turn {
  /** The wall-clock time before the change. */
  readonly onset: Wall;
  readonly before: number;
  readonly after: number;
}

/** The relevant part of a zone: its offset changes in order, and the offset before the first. */
export interface Zone {
  readonly turns: readonly Turn[];
  readonly first: number;
}

/** UTC: no changes, no offset. */
export const utc: Zone = { turns: [], first: 0 };

/** The instant of a wall-clock time. A skipped time uses the offset before the gap; an ambiguous time is the first one. */
export function toInstant({ turns, first }: Zone, wall: Wall): number {
  const turn = latest(turns, ({ onset }) => onset <= wall);
  if (turn === undefined) return wall - first;
  const isSkipped = wall < turn.onset + turn.after - turn.before;
  return wall - (isSkipped ? turn.before : turn.after);
}

/** The wall-clock time at an instant. */
export function toWallOf({ turns, first }: Zone, instant: number): Wall {
  const turn = latest(turns, ({ onset, before }) => onset - before <= instant);
  return instant + (turn?.after ?? first);
}

/** The latest change that has happened, by binary search. */
function latest(turns: readonly Turn[], hasHappened: (turn: Turn) => boolean): Turn | undefined {
  let low = 0;
  let high = turns.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const turn = turns[middle];
    if (turn !== undefined && hasHappened(turn)) low = middle + 1;
    else high = middle;
  }
  return turns[low - 1];
}

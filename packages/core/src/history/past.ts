import { journal } from "../kernel/journal.ts";
import { list, type Read } from "../kernel/query.ts";
import { type Asked, isThen, type Undoable } from "./as-of.ts";

/** Looked back at first. */
const few = 200;
/** The most entries that are looked back at. */
export const maxLookedBack = 20_000;

const entries = list(journal, "key", 1, ["number", "at", "events"]);

/** A time in the past, as a caller names it. */
export interface AskedTime {
  readonly scheduleId: string;
  /** ISO 8601. */
  readonly at?: string | undefined;
  readonly number?: number | undefined;
}

/** What has been read of a schedule's past. */
export interface Past {
  /** The entries since the time asked for, newest first. */
  readonly since: readonly Undoable[];
  /** The last entry up to then. */
  readonly last: Pick<Undoable, "number" | "at"> | undefined;
  /** Whether all entries since have been read. */
  readonly isReached: boolean;
}

/** The entries that are looked back at first. */
export const newestEntries = (scheduleId: string): Read<readonly Undoable[]> =>
  entries({ equal: [scheduleId], limit: few, reverse: true });

/** The entries beyond those, where they are not enough: down to the number asked for, or as many as may be looked back at. */
export function olderEntries(newest: readonly Undoable[], asked: AskedTime): Read<readonly Undoable[]> {
  const oldest = newest.at(-1);
  const isEnough = oldest === undefined || pastOf(newest, few, asked).isReached;
  const deep = maxLookedBack - few;
  const needed = isEnough ? 0 : Math.min(deep, oldest.number - (asked.number ?? -deep));
  return entries({ equal: [asked.scheduleId], after: [oldest?.number ?? 0], limit: needed, reverse: true });
}

/** The past up to the time asked for. */
export function lookBack(newest: readonly Undoable[], older: readonly Undoable[], asked: AskedTime): Past {
  const near = pastOf(newest, few, asked);
  return near.isReached ? near : pastOf([...newest, ...older], maxLookedBack, asked);
}

/** What of it `limit` entries at most say. Whoever has read fewer has read all there are. */
function pastOf(rows: readonly Undoable[], limit: number, { at = "", number }: AskedTime): Past {
  const asked: Asked = number === undefined ? { at: Date.parse(at) } : { number };
  const found = rows.findIndex((row) => isThen(row, asked));
  if (found >= 0) return { since: rows.slice(0, found), last: rows[found], isReached: true };
  return { since: rows, last: undefined, isReached: rows.length < limit };
}

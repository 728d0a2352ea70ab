import { journal } from "../kernel/journal/journal.ts";
import { list, type Read } from "../kernel/store/query.ts";
import { type RequestedVersion, isUpTo, type Undoable } from "./past-members.ts";

/** The number of entries in the first round. */
const few = 200;
/** The maximum number of entries to go back. */
export const maxEntriesSince = 20_000;

const entries = list(journal, "key", 1, ["number", "at", "events"]);

/** A time in the past, as requested. */
export interface AskedTime {
  readonly scheduleId: string;
  /** ISO 8601. */
  readonly at?: string | undefined;
  readonly number?: number | undefined;
}

/** The entries read of a schedule's past. */
export interface Past {
  /** The entries since the requested time, newest first. */
  readonly since: readonly Undoable[];
  /** The last entry up to that time. */
  readonly last: Pick<Undoable, "number" | "at"> | undefined;
  /** Whether all entries since have been read. */
  readonly isReached: boolean;
}

/** The first round of entries. */
export const newestEntries = (scheduleId: string): Read<readonly Undoable[]> =>
  entries({ equal: [scheduleId], limit: few, reverse: true });

/** The second round, if the first wasn't enough: down to the requested number, or up to the maximum. */
export function olderEntries(newest: readonly Undoable[], asked: AskedTime): Read<readonly Undoable[]> {
  const oldest = newest.at(-1);
  const isEnough = oldest === undefined || pastOf(newest, few, asked).isReached;
  const deep = maxEntriesSince - few;
  const needed = isEnough ? 0 : Math.min(deep, oldest.number - (asked.number ?? -deep));
  return entries({ equal: [asked.scheduleId], after: [oldest?.number ?? 0], limit: needed, reverse: true });
}

/** Returns the past up to the requested time. */
export function toPast(newest: readonly Undoable[], older: readonly Undoable[], asked: AskedTime): Past {
  const near = pastOf(newest, few, asked);
  return near.isReached ? near : pastOf([...newest, ...older], maxEntriesSince, asked);
}

/** Evaluates at most `limit` entries. Fewer entries than that are all there are. */
function pastOf(rows: readonly Undoable[], limit: number, { at = "", number }: AskedTime): Past {
  const asked: RequestedVersion = number === undefined ? { at: Date.parse(at) } : { number };
  const found = rows.findIndex((row) => isUpTo(row, asked));
  if (found >= 0) return { since: rows.slice(0, found), last: rows[found], isReached: true };
  return { since: rows, last: undefined, isReached: rows.length < limit };
}

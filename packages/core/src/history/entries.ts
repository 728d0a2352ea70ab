import { type JournalRow, journalOfTopic } from "../kernel/journal/journal.ts";
import { invalidCursor, type Page, type PageRequest, toPage, toWindow } from "../kernel/store/page.ts";
import type { Read } from "../kernel/store/query.ts";
import { concerns } from "./lines.ts";

/** The maximum number of rows one page scans for the history of one person. */
export const maxWalked = 1000;

/** The requested entries of a topic, newest first. */
export interface EntriesAsked extends PageRequest {
  /** Only entries about this person. */
  readonly personId?: string | undefined;
}

const keyOf = ({ number }: JournalRow): readonly string[] => [String(number)];
const cursorOf = (row: JournalRow): string => JSON.stringify(keyOf(row));

/**
 * Reads a page of a topic's entries. For one person, it scans the next 1,000.
 * @throws {RollcallError} `request.invalid` the cursor belongs to another list
 */
export function entriesOf(topic: string, asked: EntriesAsked): Read<readonly JournalRow[]> {
  const window = toWindow(asked, 1, true);
  const after = window.after?.map(Number);
  if (after?.every(Number.isSafeInteger) === false) {
    const field = asked.before === undefined ? "after" : "before";
    throw invalidCursor(field);
  }
  const limit = asked.personId === undefined ? window.limit : maxWalked + 1;
  return journalOfTopic({ equal: [topic], ...window, after, limit });
}

/** Returns the requested page of the rows. */
export function toEntries(found: readonly JournalRow[], asked: EntriesAsked): Page<JournalRow> {
  const { personId, limit } = asked;
  if (personId === undefined) return toPage(found, asked, keyOf);
  const backwards = asked.before !== undefined;
  const walked = found.slice(0, maxWalked);
  const matched = walked.filter(({ events }) => events.some((event) => concerns(event, personId)));
  const rows = matched.slice(0, limit);
  const stop = matched.length > limit ? rows.at(-1) : found.length > maxWalked ? walked.at(-1) : undefined;
  const on = stop === undefined ? null : cursorOf(stop);
  const first = rows[0] ?? walked[0];
  const back = first === undefined || (asked.after ?? asked.before) === undefined ? null : cursorOf(first);
  return backwards ? { rows: rows.reverse(), next: back, previous: on } : { rows, next: on, previous: back };
}

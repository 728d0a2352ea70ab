import type { Transaction } from "../store/store.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import type { Change } from "../store/change.ts";
import { journalInsert } from "./journal.ts";
import type { JournalEntry } from "../operations/journal-entry.ts";
import type { CallContext } from "../operations/operation.ts";
import { personalInserts } from "../subjects/personal-values.ts";
import { type Signal, signalChanges, signalledBy, signalsOf } from "./signals.ts";
import { type KnownMarks, marksOf, missingMarks, topicsOf } from "./unsealed-topics.ts";

/** What a command did. */
interface Recorded {
  /** The name of the operation. */
  readonly operation: string;
  /** How the change was made, for entries that don't say it. */
  readonly via: string;
  readonly planned: readonly Change[];
  readonly journalEntries: readonly JournalEntry[];
  readonly marks: KnownMarks;
}

/**
 * The writes that record a command: its journal entries with their personal values, missing marks of unsealed topics, and signals for the
 * subjects it concerns.
 */
export function recordedChanges(
  tx: Transaction,
  { operation, via, planned, journalEntries, marks }: Recorded,
  call: CallContext,
): Awaitable<readonly Change[]> {
  const topics = topicsOf(journalEntries);
  const unknown = topics.filter((topic) => !marks.has(topic));
  const signalled = signalledBy(planned);
  const record = (found: readonly Signal[]): readonly Change[] => [
    ...journalEntries.map((entry) => journalInsert(operation, via, entry, call)),
    ...journalEntries.flatMap(personalInserts),
    ...missingMarks(topics, marks, call.now),
    ...signalChanges(signalled, found, call.now),
  ];
  if (unknown.length + signalled.length === 0) return record([]);
  return chain(tx.read([marksOf(unknown), signalsOf(signalled)]), ([found, states]) => {
    for (const { topic } of found) marks.set(topic, true);
    return record(states);
  });
}

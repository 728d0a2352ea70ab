import type { Transaction } from "./store.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import type { Change } from "./change.ts";
import { journalInsert } from "./journal.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { CallContext } from "./operation.ts";
import { personalInserts } from "./personal-values.ts";
import { signalChanges } from "./signals.ts";
import { marksOfEntries, missingMarks } from "./unsealed-topics.ts";

/** The writes that record a command: its journal entries, and the signals of the subjects it concerns. */
export const recordedChanges = (
  tx: Transaction,
  operation: string,
  planned: readonly Change[],
  journalEntries: readonly JournalEntry[],
  call: CallContext,
): Awaitable<readonly Change[]> =>
  chain(journalChanges(tx, operation, journalEntries, call), (entries) =>
    chain(signalChanges(tx, planned, call.now), (signals) => [...entries, ...signals]),
  );

/** The writes for journal entries: their rows, their personal values, and missing marks of unsealed topics. */
function journalChanges(
  tx: Transaction,
  operation: string,
  journalEntries: readonly JournalEntry[],
  call: CallContext,
): Awaitable<readonly Change[]> {
  if (journalEntries.length === 0) return [];
  return chain(tx.read([marksOfEntries(journalEntries)]), ([marks]) => [
    ...journalEntries.map((entry) => journalInsert(operation, entry, call)),
    ...journalEntries.flatMap(personalInserts),
    ...missingMarks(journalEntries, marks, call.now),
  ]);
}

import type { Transaction } from "./store.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import type { Change } from "./change.ts";
import { journalInsert } from "./journal.ts";
import type { JournalEntry } from "./journal-entry.ts";
import type { CallContext } from "./operation.ts";
import { personalInserts } from "./personal-values.ts";
import { marksOfEntries, missingMarks } from "./unsealed-topics.ts";

/**
 * What is kept of all that an operation tells: the rows of the journal, the personal values beside them, and a mark on
 * each topic that had none. Asks for the marks in the same transaction.
 */
export function journalled(
  tx: Transaction,
  operation: string,
  journalEntries: readonly JournalEntry[],
  call: CallContext,
): Awaitable<readonly Change[]> {
  if (journalEntries.length === 0) return [];
  return chain(tx.read([marksOfEntries(journalEntries)]), ([marks]) => [
    ...journalEntries.map((told) => journalInsert(operation, told, call)),
    ...journalEntries.flatMap(personalInserts),
    ...missingMarks(journalEntries, marks, call.now),
  ]);
}

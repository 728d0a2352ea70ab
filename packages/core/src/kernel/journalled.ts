import type { Transaction } from "../ports/store.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import type { Change } from "./change.ts";
import { journalInsert } from "./journal.ts";
import type { Context, Telling } from "./operation.ts";
import { personalInserts } from "./personal-values.ts";
import { marksOfTells, missingMarks } from "./unsealed-topics.ts";

/**
 * What is kept of all that an operation tells: the rows of the journal, the personal values beside them, and a mark on
 * each topic that had none. Asks for the marks in the same transaction.
 */
export function journalled(
  tx: Transaction,
  operation: string,
  tells: readonly Telling[],
  context: Context,
): Awaitable<readonly Change[]> {
  if (tells.length === 0) return [];
  return chain(tx.read([marksOfTells(tells)]), ([marks]) => [
    ...tells.map((told) => journalInsert(operation, told, context)),
    ...tells.flatMap(personalInserts),
    ...missingMarks(tells, marks, context.now),
  ]);
}

import type { Store, Transaction } from "../store/store.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import { remove } from "../store/change.ts";
import { list } from "../store/query.ts";
import { receipts, receiptSubjects } from "./receipts.ts";
import { retryRaces } from "../store/retry-races.ts";

/** How long an idempotency key is stored, in milliseconds: 24 hours. */
export const receiptLife = 86_400_000;

/** Maximum number of receipts deleted in one transaction, so that other writes don't wait long. */
const maxAtOnce = 500;

const oldestReceipts = list(receipts, "at", 0, ["personId", "idempotencyKey", "moreSubjects", "at"]);

/**
 * Deletes receipts that are older than 24 hours.
 * @returns the number of deleted receipts
 */
export async function sweepReceipts(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const removed = await retryRaces(() => store.transaction("write", (tx) => sweepSome(tx, now - receiptLife)));
    swept += removed;
    if (removed < maxAtOnce) return swept;
  }
}

const sweepSome = (tx: Transaction, before: number): Awaitable<number> =>
  chain(tx.read([oldestReceipts({ equal: [], limit: maxAtOnce })]), ([oldest]) => {
    const over = oldest.filter(({ at }) => at < before);
    const changes = over.flatMap(({ personId, idempotencyKey, moreSubjects }) => [
      ...moreSubjects.map((subject) => remove(receiptSubjects, [subject, personId, idempotencyKey])),
      remove(receipts, [personId, idempotencyKey]),
    ]);
    return chain(changes.length === 0 ? undefined : tx.write(changes), () => over.length);
  });

import type { Store, Transaction } from "./store.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import { remove } from "./change.ts";
import { list } from "./query.ts";
import { receipts, receiptSubjects } from "./receipts.ts";
import { retryRaces } from "./retry-races.ts";

/** How long an idempotency key is remembered, in milliseconds: 24 hours. */
export const receiptLife = 86_400_000;

/** The most receipts that one transaction forgets, so that no other write waits long for it. */
const maxAtOnce = 500;

const oldestReceipts = list(receipts, "at", 0, ["personId", "idempotencyKey", "subjects", "at"]);

/**
 * Forgets the receipts that are older than 24 hours.
 * @returns how many
 */
export async function sweepReceipts(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await retryRaces(() => store.transaction("write", (tx) => sweepSome(tx, now - receiptLife)));
    swept += gone;
    if (gone < maxAtOnce) return swept;
  }
}

const sweepSome = (tx: Transaction, before: number): Awaitable<number> =>
  chain(tx.read([oldestReceipts({ equal: [], limit: maxAtOnce })]), ([oldest]) => {
    const over = oldest.filter(({ at }) => at < before);
    const changes = over.flatMap(({ personId, idempotencyKey, subjects }) => [
      ...subjects.map((subject) => remove(receiptSubjects, [subject, personId, idempotencyKey])),
      remove(receipts, [personId, idempotencyKey]),
    ]);
    return chain(changes.length === 0 ? undefined : tx.write(changes), () => over.length);
  });

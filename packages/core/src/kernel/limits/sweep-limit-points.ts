import type { Store, Transaction } from "../store/store.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import { remove } from "../store/change.ts";
import { limitPoints } from "./limits.ts";
import { list } from "../store/query.ts";
import { retryRaces } from "../store/retry-races.ts";

/** Maximum number of counters deleted in one transaction, so that other writes don't wait long. */
const maxAtOnce = 500;

const firstToEnd = list(limitPoints, "expiresAt", 0, ["key", "expiresAt"]);

/** Windows that never end sort first, because nulls do, and are skipped. */
const earliest = 0;

/**
 * Deletes expired rate limit counters.
 * @returns the number of deleted counters
 */
export async function sweepLimitPoints(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const removed = await retryRaces(() => store.transaction("write", (tx) => sweepSome(tx, now)));
    swept += removed;
    if (removed < maxAtOnce) return swept;
  }
}

const sweepSome = (tx: Transaction, now: number): Awaitable<number> =>
  chain(tx.read([firstToEnd({ equal: [], from: earliest, limit: maxAtOnce })]), ([first]) => {
    const over = first.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
    const changes = over.map(({ key }) => remove(limitPoints, [key]));
    return chain(changes.length === 0 ? undefined : tx.write(changes), () => over.length);
  });

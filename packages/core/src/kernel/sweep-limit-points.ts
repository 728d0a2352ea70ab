import type { Store, Transaction } from "./store.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import { remove } from "./change.ts";
import { limitPoints } from "./limits.ts";
import { list } from "./query.ts";
import { retryRaces } from "./retry-races.ts";

/** The most counters that one transaction forgets, so that no other write waits long for it. */
const maxAtOnce = 500;

const firstToEnd = list(limitPoints, "expiresAt", 0, ["key", "expiresAt"]);

/** Windows that never end come first, as all nulls do, and are left where they are. */
const earliest = 0;

/**
 * Forgets the counters of limits whose window is over.
 * @returns how many
 */
export async function sweepLimitPoints(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await retryRaces(() => store.transaction("write", (tx) => sweepSome(tx, now)));
    swept += gone;
    if (gone < maxAtOnce) return swept;
  }
}

const sweepSome = (tx: Transaction, now: number): Awaitable<number> =>
  chain(tx.read([firstToEnd({ equal: [], from: earliest, limit: maxAtOnce })]), ([first]) => {
    const over = first.filter(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
    const changes = over.map(({ key }) => remove(limitPoints, [key]));
    return chain(changes.length === 0 ? undefined : tx.write(changes), () => over.length);
  });

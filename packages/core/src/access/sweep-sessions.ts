import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { remove } from "../kernel/change.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import type { Store, Transaction } from "../kernel/store.ts";
import { sessions, sessionsByEnd } from "./collection.ts";

/** The maximum number of sessions deleted per transaction, so that other writes don't wait long. */
const maxAtOnce = 500;

/**
 * Deletes expired sessions.
 * @returns how many
 */
export async function sweepSessions(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await retryRaces(() => store.transaction("write", (tx) => sweepSome(tx, now)));
    swept += gone;
    if (gone < maxAtOnce) return swept;
  }
}

const sweepSome = (tx: Transaction, now: number): Awaitable<number> =>
  chain(tx.read([sessionsByEnd({ equal: [], limit: maxAtOnce })]), ([first]) => {
    const changes = first.filter(({ expiresAt }) => expiresAt <= now).map(({ id }) => remove(sessions, [id]));
    return chain(changes.length === 0 ? undefined : tx.write(changes), () => changes.length);
  });

import { chain } from "../kernel/platform/awaitable.ts";
import { remove } from "../kernel/store/change.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Store } from "../kernel/store/store.ts";
import { mailsByDue, outbox } from "./outbox.ts";

/** How long an ended mail is stored: 30 days, in milliseconds. */
export const mailRetention = 30 * 86_400_000;

/** The maximum number of rows one transaction deletes. */
const maxAtOnce = 500;

/**
 * Deletes mail that ended 30 days ago.
 * @returns the number of deleted emails
 */
export async function sweepOutbox(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const deleted = await retryRaces(() =>
      store.transaction("write", (tx) =>
        chain(tx.read([mailsByDue({ equal: [false], limit: maxAtOnce })]), ([oldest]) => {
          const expired = oldest.filter(({ dueAt }) => dueAt < now - mailRetention);
          const changes = expired.map(({ id }) => remove(outbox, [id]));
          return chain(changes.length === 0 ? undefined : tx.write(changes), () => expired.length);
        }),
      ),
    );
    swept += deleted;
    if (deleted < maxAtOnce) return swept;
  }
}

import { chain } from "../kernel/awaitable.ts";
import { remove } from "../kernel/change.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import type { Store } from "../kernel/store.ts";
import { mailsByDue, outbox } from "./outbox.ts";

/** How long a mail that has ended is kept, in milliseconds: 30 days. */
export const mailLife = 30 * 86_400_000;

/** The most rows that one transaction forgets. */
const maxAtOnce = 500;

/**
 * Forgets mail that ended 30 days ago.
 * @returns how many
 */
export async function sweepOutbox(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const gone = await retryRaces(() =>
      store.transaction("write", (tx) =>
        chain(tx.read([mailsByDue({ equal: [false], limit: maxAtOnce })]), ([oldest]) => {
          const over = oldest.filter(({ dueAt }) => dueAt < now - mailLife);
          const changes = over.map(({ id }) => remove(outbox, [id]));
          return chain(changes.length === 0 ? undefined : tx.write(changes), () => over.length);
        }),
      ),
    );
    swept += gone;
    if (gone < maxAtOnce) return swept;
  }
}

import { chain } from "../kernel/platform/awaitable.ts";
import { remove } from "../kernel/store/change.ts";
import { list } from "../kernel/store/query.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Store } from "../kernel/store/store.ts";
import { deliveries, notifications } from "./collection.ts";

/** How long the delivery record and unsubscribe links are kept: 90 days, in milliseconds. */
const retention = 90 * 86_400_000;

/** The maximum number of rows of each kind that one transaction deletes. */
const maxAtOnce = 500;

const ended = list(notifications, "due", 1, ["id", "dueAt"]);
const oldest = list(deliveries, "created", 0, ["id", "createdAt"]);

/**
 * Deletes notifications that ended 90 days ago, and their deliveries.
 * @returns the number of deleted rows
 */
export async function sweepNotifications(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const deleted = await retryRaces(() =>
      store.transaction("write", (tx) =>
        chain(
          tx.read([ended({ equal: [false], limit: maxAtOnce }), oldest({ equal: [], limit: maxAtOnce })]),
          ([rows, sent]) => {
            const changes = [
              ...rows.filter(({ dueAt }) => dueAt < now - retention).map(({ id }) => remove(notifications, [id])),
              ...sent.filter(({ createdAt }) => createdAt < now - retention).map(({ id }) => remove(deliveries, [id])),
            ];
            return chain(changes.length === 0 ? undefined : tx.write(changes), () => changes.length);
          },
        ),
      ),
    );
    swept += deleted;
    if (deleted < maxAtOnce) return swept;
  }
}

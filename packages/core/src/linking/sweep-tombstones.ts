import { chain } from "../kernel/platform/awaitable.ts";
import { remove } from "../kernel/store/change.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Store } from "../kernel/store/store.ts";
import { tombstones, tombstonesByAge } from "./collection.ts";

/** The maximum number of rows one transaction deletes. */
const maxAtOnce = 500;

/**
 * Deletes the remembered data of members who left a linked schedule 30 days ago (Q19).
 * @returns the number of deleted rows
 */
export async function sweepTombstones(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const deleted = await retryRaces(() =>
      store.transaction("write", (tx) =>
        chain(tx.read([tombstonesByAge({ equal: [], limit: maxAtOnce })]), ([oldest]) => {
          const expired = oldest.filter(({ until }) => until <= now);
          const changes = expired.map(({ scheduleId, externalId }) => remove(tombstones, [scheduleId, externalId]));
          return chain(changes.length === 0 ? undefined : tx.write(changes), () => expired.length);
        }),
      ),
    );
    swept += deleted;
    if (deleted < maxAtOnce) return swept;
  }
}

import { chain } from "../kernel/platform/awaitable.ts";
import { remove } from "../kernel/store/change.ts";
import { list } from "../kernel/store/query.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Store } from "../kernel/store/store.ts";
import { assignments } from "./assignments.ts";

/** How long a released assignment is stored, so that calendar feeds can report it: 30 days, in milliseconds. */
export const releasedRetention = 30 * 86_400_000;

/** The maximum number of rows one transaction deletes. */
const maxAtOnce = 500;

const releasedFirst = list(assignments, "ended", 1, ["scheduleId", "shiftId", "personId", "endedAt"]);

/**
 * Deletes assignments that were released 30 days ago.
 * @returns the number of deleted assignments
 */
export async function sweepAssignments(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const deleted = await retryRaces(() =>
      store.transaction("write", (tx) =>
        chain(tx.read([releasedFirst({ equal: [false], limit: maxAtOnce })]), ([oldest]) => {
          const expired = oldest.filter(({ endedAt }) => (endedAt ?? 0) < now - releasedRetention);
          const changes = expired.map(({ scheduleId, shiftId, personId }) =>
            remove(assignments, [scheduleId, shiftId, personId]),
          );
          return chain(changes.length === 0 ? undefined : tx.write(changes), () => expired.length);
        }),
      ),
    );
    swept += deleted;
    if (deleted < maxAtOnce) return swept;
  }
}

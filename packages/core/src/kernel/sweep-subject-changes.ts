import type { Store, Transaction } from "./store.ts";
import { type Awaitable, chain } from "./awaitable.ts";
import { remove, type SubjectChange, update } from "./change.ts";
import { firstPending, type PendingSubjectChange, pendingSubjectChanges } from "./pending-subject-changes.ts";
import type { PersonalRows } from "./personal-rows.ts";
import { retryRaces } from "./retry-races.ts";
import { isFull, planPage, readPages, relatedChanges } from "./subject-changes.ts";
import { RowClaims } from "./subject-row-changes.ts";

/**
 * Continues pending erasures and merges, 500 rows at a time. `rows` are the declarations of the composed collections.
 * @returns the number of changed rows
 */
export async function sweepSubjectChanges(store: Store, rows: readonly PersonalRows[]): Promise<number> {
  let swept = 0;
  for (;;) {
    const changed = await retryRaces(() => store.transaction("write", (tx) => sweepPage(tx, rows)));
    if (changed === undefined) return swept;
    swept += changed;
  }
}

/** How many rows of the first pending change were changed; `undefined` if nothing is pending. */
const sweepPage = (tx: Transaction, rows: readonly PersonalRows[]): Awaitable<number | undefined> =>
  chain(tx.read([firstPending({ equal: [], limit: 1 })]), ([[pending]]) => {
    if (pending === undefined) return undefined;
    const change = toSubjectChange(pending);
    const concerned = rows.filter(
      ({ collection, place }) => collection.name === pending.collection && place === pending.place,
    );
    return chain(readPages(tx, concerned, change, pending.after ?? undefined), ([page]) => {
      const key = [pending.subject, pending.collection, pending.place];
      const claims = new RowClaims([]);
      const { changes, related } =
        page === undefined ? { changes: [], related: [] } : planPage(page, change, claims, 0);
      const isDone = page === undefined || !isFull(page);
      const after = page?.rows.positionOf(page.found.at(-1) ?? {}) ?? null;
      const rest = isDone ? remove(pendingSubjectChanges, key) : update(pendingSubjectChanges, key, { after });
      return chain(relatedChanges(tx, related, claims), (more) =>
        chain(tx.write([...changes, ...more, rest]), () => changes.length),
      );
    });
  });

const toSubjectChange = ({ subject, into }: PendingSubjectChange): SubjectChange =>
  into === null ? { erase: subject } : { merge: subject, into };

import { type DueEnvironment, workOnDueRows } from "../queues/due-rows.ts";
import { get } from "../store/query.ts";
import type { Transaction } from "../store/store.ts";
import { type Awaitable, chain } from "../platform/awaitable.ts";
import { remove, type SubjectChange, update } from "../store/change.ts";
import { firstPending, type PendingSubjectChange, pendingSubjectChanges } from "./pending-subject-changes.ts";
import type { PersonalRows } from "./personal-rows.ts";
import { retryRaces } from "../store/retry-races.ts";
import { isFull, planPage, readPages, relatedChanges } from "./subject-changes.ts";
import { RowClaims } from "./subject-row-changes.ts";

/** The page size. */
const pageSize = 100;

/**
 * Continues pending erasures and merges, 500 rows at a time. `rows` are the declarations of the composed collections.
 * @returns the number of changed rows
 * @throws {RollcallError} why one of them failed, after all others are done; the next call continues
 */
export async function sweepSubjectChanges(environment: DueEnvironment, rows: readonly PersonalRows[]): Promise<number> {
  const { store } = environment;
  let swept = 0;
  await workOnDueRows(environment, {
    name: "subjects.sweep",
    query: firstPending,
    page: () => ({ equal: [], limit: pageSize }),
    keyOf: ({ subject, collection, place }) => [subject, collection, `${place}`],
    async work([pending]) {
      for (let changed: number | undefined = 0; changed !== undefined;) {
        swept += changed;
        changed = await retryRaces(() => store.transaction("write", (tx) => sweepPage(tx, pending, rows)));
      }
    },
  });
  return swept;
}

const pendingByKey = get(pendingSubjectChanges);

/** How many rows of the pending change were changed; `undefined` if it is done. */
const sweepPage = (
  tx: Transaction,
  { subject, collection, place }: PendingSubjectChange,
  rows: readonly PersonalRows[],
): Awaitable<number | undefined> =>
  chain(tx.read([pendingByKey(subject, collection, place)]), ([pending]) => {
    if (pending === undefined) return undefined;
    const change = toSubjectChange(pending);
    const concerned = rows.filter((one) => one.collection.name === collection && one.place === place);
    return chain(readPages(tx, concerned, change, pending.after ?? undefined), ([page]) => {
      const key = [subject, collection, place];
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

import type { JobEnvironment } from "../identity/domain.ts";
import { type Awaitable, chain } from "../kernel/platform/awaitable.ts";
import { remove, update, valuesOf } from "../kernel/store/change.ts";
import type { AnyCollection } from "../kernel/store/collection.ts";
import { workOnDueRows } from "../kernel/queues/due-rows.ts";
import { list } from "../kernel/store/query.ts";
import { retryRaces } from "../kernel/store/retry-races.ts";
import type { Transaction } from "../kernel/store/store.ts";
import { scheduleById, schedules, schedulesIn } from "./collection.ts";

/** The maximum number of rows removed per transaction, so that other writes don't wait long. */
const maxAtOnce = 500;

/** A collection whose rows are purged with their schedule, and the query of their keys. */
const purgeable = (collection: AnyCollection) => ({
  collection,
  keys: list(collection, "key", 1, collection.key),
});

type Purgeable = ReturnType<typeof purgeable>;

/**
 * Removes the rows that collections declare to be purged with their schedule, such as members and shifts, at most 500 per
 * transaction. The schedule's own row stays as `purged`, because the history refers to it.
 * @returns the number of removed rows
 * @throws {StoreUnavailable} the store can't be written; the next call continues
 * @throws {RollcallError} why one of them failed, after all others are done; the next call continues
 */
export async function purgeDeleted(environment: JobEnvironment): Promise<number> {
  const { store, collections } = environment;
  const owned = collections
    .filter(({ purgedWith, references }) => purgedWith !== undefined && references[purgedWith] === schedules.name)
    .map(purgeable);
  let swept = 0;
  await workOnDueRows(environment, {
    name: "schedules.sweep",
    query: schedulesIn,
    page: () => ({ equal: ["deleted"], limit: maxAtOnce }),
    keyOf: ({ id }) => [id],
    async work([{ id }]) {
      for (let more = true; more;) {
        const gone = await retryRaces(() => store.transaction("write", (tx) => purgeSome(tx, id, owned)));
        swept += gone;
        more = gone > 0;
      }
    },
  });
  return swept;
}

/** Returns the number of removed rows; 0 if nothing is left. */
const purgeSome = (tx: Transaction, scheduleId: string, owned: readonly Purgeable[]): Awaitable<number> =>
  chain(tx.read([scheduleById(scheduleId)]), ([schedule]) => {
    if (schedule?.state !== "deleted") return 0;
    const page = { equal: [scheduleId], limit: maxAtOnce };
    return chain(tx.read(owned.map(({ keys }) => keys(page))), (found) => {
      const rows = owned
        .flatMap(({ collection }, place) =>
          (found[place] ?? []).map((row) => remove(collection, valuesOf(row, collection.key))),
        )
        .slice(0, maxAtOnce);
      const changes = rows.length > 0 ? rows : [update(schedules, [scheduleId], { state: "purged" })];
      return chain(tx.write(changes), () => rows.length);
    });
  });

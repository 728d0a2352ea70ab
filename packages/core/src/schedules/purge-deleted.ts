import { type Awaitable, chain } from "../kernel/awaitable.ts";
import { remove, update } from "../kernel/change.ts";
import type { AnyCollection } from "../kernel/collection.ts";
import { valuesOf } from "../kernel/personal-rows.ts";
import { list } from "../kernel/query.ts";
import { retryRaces } from "../kernel/retry-races.ts";
import type { Store, Transaction } from "../kernel/store.ts";
import { schedules, schedulesIn } from "./collection.ts";

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
 */
export async function purgeDeleted(store: Store, collections: readonly AnyCollection[]): Promise<number> {
  const owned = collections
    .filter(({ purgedWith, references }) => purgedWith !== undefined && references[purgedWith] === schedules.name)
    .map(purgeable);
  let swept = 0;
  for (;;) {
    const { gone, more } = await retryRaces(() => store.transaction("write", (tx) => purgeSome(tx, owned)));
    swept += gone;
    if (!more) return swept;
  }
}

const purgeSome = (
  tx: Transaction,
  owned: readonly Purgeable[],
): Awaitable<{ readonly gone: number; readonly more: boolean }> =>
  chain(tx.read([schedulesIn({ equal: ["deleted"], limit: 1 })]), ([[schedule]]) => {
    if (schedule === undefined) return { gone: 0, more: false };
    const page = { equal: [schedule.id], limit: maxAtOnce };
    return chain(tx.read(owned.map(({ keys }) => keys(page))), (found) => {
      const rows = owned
        .flatMap(({ collection }, place) =>
          (found[place] ?? []).map((row) => remove(collection, valuesOf(row, collection.key))),
        )
        .slice(0, maxAtOnce);
      const changes = rows.length > 0 ? rows : [update(schedules, [schedule.id], { state: "purged" })];
      return chain(tx.write(changes), () => ({ gone: rows.length, more: true }));
    });
  });

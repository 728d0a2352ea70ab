import type { AnyCollection } from "../kernel/store/collection.ts";
import { type AnyRow, personalRowsIn } from "../kernel/subjects/personal-rows.ts";
import { insert } from "../kernel/store/change.ts";
import { limitPoints } from "../kernel/limits/limits.ts";
import { get, list } from "../kernel/store/query.ts";
import type { Limits } from "../kernel/limits/rate-limits.ts";
import { collections } from "../composition/operations.ts";
import type { Store } from "../kernel/store/store.ts";

const everyLimit = 1_000_000;

/** Every row of the store that contains the given text, with the name of its collection. */
export async function rowsWith(store: Store, text: string, more: readonly AnyCollection[] = []): Promise<string[]> {
  const all = [...collections, ...more];
  const pages = await store.transaction("read", (tx) =>
    tx.read(all.map((one) => list(one, "key", 0)({ equal: [], limit: everyLimit }))),
  );
  return pages.flatMap((rows, at) =>
    rows
      .map((row) => JSON.stringify(row))
      .filter((row) => row.toLowerCase().includes(text))
      .map((row) => `${all[at]?.name ?? ""} ${row}`),
  );
}

/** The rows of a subject by each declaration of personal data, as `collection.column`. */
export async function rowsOfSubject(
  store: Store,
  subject: string,
  more: readonly AnyCollection[] = [],
): Promise<ReadonlyMap<string, readonly AnyRow[]>> {
  const declared = personalRowsIn([...collections, ...more]);
  const pages = await store.transaction("read", (tx) =>
    tx.read(declared.map((one) => one.of(subject, { limit: everyLimit }))),
  );
  return new Map(
    declared.map((one, at) => [`${one.collection.name}.${one.declared.subject}`, pages[at] ?? []] as const),
  );
}

const pointsOf = get(limitPoints);

/** Limits that store a row for each key and are never full. */
export const storedLimits = (store: Store): Limits => ({
  take: (limits) =>
    Promise.resolve(
      store.transaction("write", async (tx) => {
        const rows = await tx.read(limits.map(({ key }) => pointsOf(key)));
        const missing = limits.filter((_, place) => rows[place] === undefined);
        await tx.write(missing.map(({ key }) => insert(limitPoints, { key, points: 1, expiresAt: null })));
        return 0;
      }),
    ),
  giveBack: async () => undefined,
});

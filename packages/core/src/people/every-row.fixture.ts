import type { AnyCollection } from "../kernel/collection.ts";
import { type AnyRow, personalRowsIn } from "../kernel/personal-rows.ts";
import { list } from "../kernel/query.ts";
import { collections } from "../composition/operations.ts";
import type { Store } from "../kernel/store.ts";

const everyLimit = 1_000_000;

/** Every row of the store that contains a text, with the name of its collection. */
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

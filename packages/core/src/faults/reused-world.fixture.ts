import { collections } from "../composition/operations.ts";
import type { Insert } from "../kernel/store/change.ts";
import type { Store } from "../kernel/store/store.ts";
import { changesBetween, type Rows } from "./changes-between.fixture.ts";
import { readsOfAll, storeWith } from "./race.fixture.ts";

/** Opens a store with the test world; `dispose` restores it, given its rows if they are known. */
export type OpenWorld = () => Promise<{ readonly store: Store; dispose(rows?: Rows): Promise<void> }>;

/** Reads all rows of all collections. */
export const readAll = (store: Store): Promise<Rows> =>
  Promise.resolve(store.transaction("read", (tx) => tx.read(readsOfAll)));

/** Opens a store once for many worlds with these rows: `dispose` restores the rows that changed. */
export async function reusedWorld(empty: Store, rows: readonly Insert[]): Promise<OpenWorld> {
  const store = await storeWith(empty, rows);
  const start = await readAll(store);
  const opened: Store = {
    open: () => undefined,
    transaction: (mode, work) => store.transaction(mode, work),
    watch: (listener) => store.watch(listener),
    close: () => undefined,
  };
  const dispose = async (rows?: Rows): Promise<void> => {
    const changes = changesBetween(collections, rows ?? (await readAll(store)), start);
    if (changes.length > 0) await store.transaction("write", (tx) => tx.write(changes));
  };
  return () => Promise.resolve({ store: opened, dispose });
}

import { collections } from "../composition/operations.ts";
import { type Change, type Insert, insert, remove, update } from "../kernel/change.ts";
import type { Value } from "../kernel/query.ts";
import type { Store } from "../kernel/store.ts";
import { readsOfAll, storeWith } from "./race.fixture.ts";

type Row = Readonly<Record<string, unknown>>;

/** Opens a store with the test world; `dispose` restores it. */
export type OpenWorld = () => Promise<{ readonly store: Store; dispose(): Promise<void> }>;

const texts = new WeakMap<object, string>();

/** A row as text. A store in memory returns the same objects until they change. */
export function jsonOf(row: object): string {
  const text = texts.get(row) ?? JSON.stringify(row);
  texts.set(row, text);
  return text;
}

const readAll = (store: Store): Promise<readonly (readonly Row[])[]> =>
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
  const dispose = async (): Promise<void> => {
    const changes = changesTo(start, await readAll(store));
    if (changes.length > 0) await store.transaction("write", (tx) => tx.write(changes));
  };
  return () => Promise.resolve({ store: opened, dispose });
}

/** The changes that restore the rows at the start. A collection refers only to earlier ones. */
function changesTo(start: readonly (readonly Row[])[], now: readonly (readonly Row[])[]): readonly Change[] {
  const removed: Change[] = [];
  const restored: Change[] = [];
  for (const [index, collection] of collections.entries()) {
    const keyOf = (row: Row): readonly Value[] => collection.key.map((column) => row[column] as Value);
    const textOfKey = (row: Row): string => JSON.stringify(keyOf(row));
    const rows = now[index] ?? [];
    const before = start[index] ?? [];
    if (rows.length === before.length && rows.every((row, at) => row === before[at])) continue;
    const rest = new Map(rows.map((row) => [textOfKey(row), row]));
    for (const row of before) {
      const key = textOfKey(row);
      const found = rest.get(key);
      rest.delete(key);
      if (found === undefined) restored.push(insert(collection, row));
      else if (found !== row && jsonOf(found) !== jsonOf(row)) {
        const others = Object.entries(row).filter(([column]) => !collection.key.includes(column));
        restored.push(update(collection, keyOf(row), Object.fromEntries(others)));
      }
    }
    removed.unshift(...[...rest.values()].map((row) => remove(collection, keyOf(row))));
  }
  return [...removed, ...restored];
}

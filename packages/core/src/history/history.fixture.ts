import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { chain } from "../kernel/platform/awaitable.ts";
import { type Change, insert, remove } from "../kernel/store/change.ts";
import { journal, type JournalRow, journalOfTopic } from "../kernel/journal/journal.ts";
import { list } from "../kernel/store/query.ts";
import { unsealedTopics } from "../kernel/journal/unsealed-topics.ts";
import type { Store } from "../kernel/store/store.ts";
import { type Seal, sealsInOrder } from "./seals.ts";

/** The stores the tests run on. */
export const stores: Readonly<Record<string, () => Store>> = {
  memory: () => createMemoryStore(),
  SQLite: () => createSqliteStore({ path: ":memory:", synchronous: "normal" }),
};

/** Writes directly to the store, like an attacker with access to the database. */
export const writeDirectly = async (store: Store, changes: readonly Change[]): Promise<void> =>
  store.transaction("write", (tx) => tx.write(changes));

/** Reads the journal of a topic. */
export async function journalOf(store: Store, topic: string): Promise<readonly JournalRow[]> {
  const [rows] = await store.transaction("read", (tx) => tx.read([journalOfTopic({ equal: [topic], limit: 9999 })]));
  return rows;
}

/** Reads the chain of seals. */
export async function sealsOf(store: Store): Promise<readonly Seal[]> {
  const [rows] = await store.transaction("read", (tx) => tx.read([sealsInOrder({ equal: [], limit: 9999 })]));
  return rows;
}

/** Reads the topics marked for sealing. */
export async function marksIn(store: Store): Promise<readonly string[]> {
  const [rows] = await store.transaction("read", (tx) =>
    tx.read([list(unsealedTopics, "key", 0)({ equal: [], limit: 9999 })]),
  );
  return rows.map(({ topic }) => topic);
}

/** Replaces the rows of a topic. */
export async function rewrite(
  store: Store,
  topic: string,
  change: (rows: readonly JournalRow[]) => readonly JournalRow[],
): Promise<void> {
  const before = await journalOf(store, topic);
  await writeDirectly(store, [
    ...before.map(({ number }) => remove(journal, [topic, number])),
    ...change(before).map((row) => insert(journal, row)),
  ]);
}

/** A store whose process can end before each write or after it is durable, as `ends` decides. */
export const killable = (store: Store, ends: () => boolean): Store => ({
  open: (collections) => store.open(collections),
  transaction: (mode, work) => {
    if (mode === "write" && ends()) throw new Killed();
    return chain(store.transaction(mode, work), (answer) => {
      if (mode === "write" && ends()) throw new Killed();
      return answer;
    });
  },
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
});

/** A store that runs something else before each read transaction. */
export const withInterruption = (store: Store, happens: () => Promise<unknown>): Store => ({
  open: (collections) => store.open(collections),
  transaction: async (mode, work) => {
    await happens();
    return store.transaction(mode, work);
  },
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
});

/** The process ended. */
export class Killed extends Error {
  override readonly name = "Killed";
}

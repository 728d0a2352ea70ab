import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import { chain } from "../kernel/awaitable.ts";
import { type Change, insert, remove } from "../kernel/change.ts";
import { journal, type JournalRow, journalOfTopic } from "../kernel/journal.ts";
import { list } from "../kernel/query.ts";
import { unsealedTopics } from "../kernel/unsealed-topics.ts";
import type { Store } from "../kernel/store.ts";
import { type Seal, sealsInOrder } from "./seals.ts";

/** The stores that history is tried over. */
export const stores: Readonly<Record<string, () => Store>> = {
  memory: () => createMemoryStore(),
  SQLite: () => createSqliteStore({ path: ":memory:", synchronous: "normal" }),
};

/** Past every rule: somebody with the database in their hands. */
export const meddle = async (store: Store, changes: readonly Change[]): Promise<void> =>
  store.transaction("write", (tx) => tx.write(changes));

/** The journal of a topic. */
export async function journalOf(store: Store, topic: string): Promise<readonly JournalRow[]> {
  const [rows] = await store.transaction("read", (tx) => tx.read([journalOfTopic({ equal: [topic], limit: 9999 })]));
  return rows;
}

/** The chain of seals. */
export async function sealsOf(store: Store): Promise<readonly Seal[]> {
  const [rows] = await store.transaction("read", (tx) => tx.read([sealsInOrder({ equal: [], limit: 9999 })]));
  return rows;
}

/** The topics that are marked as having something to seal. */
export async function marksIn(store: Store): Promise<readonly string[]> {
  const [rows] = await store.transaction("read", (tx) =>
    tx.read([list(unsealedTopics, "key", 0)({ equal: [], limit: 9999 })]),
  );
  return rows.map(({ topic }) => topic);
}

/** Puts other rows in the place of those a topic has. */
export async function rewrite(
  store: Store,
  topic: string,
  change: (rows: readonly JournalRow[]) => readonly JournalRow[],
): Promise<void> {
  const before = await journalOf(store, topic);
  await meddle(store, [
    ...before.map(({ number }) => remove(journal, [topic, number])),
    ...change(before).map((row) => insert(journal, row)),
  ]);
}

/** A store whose process may end before a write is begun, and after it is durable: `ends` is asked at each of the two. */
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

/** A store beside which something else happens before each read transaction. */
export const beside = (store: Store, happens: () => Promise<unknown>): Store => ({
  open: (collections) => store.open(collections),
  transaction: async (mode, work) => {
    await happens();
    return store.transaction(mode, work);
  },
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
});

/** The process went away. */
export class Killed extends Error {
  override readonly name = "Killed";
}

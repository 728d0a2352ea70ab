import { collection, get, insert, list, text, type Store } from "@rollcall/core";
import { openDB } from "idb";
import { createIndexedDbStore, deleteIndexedDbStore, type IndexedDbStoreOptions } from "./index.ts";

export const notes = collection("notes", { fields: { id: text(), words: text() }, key: ["id"] });
export const noteById = get(notes);
export const notesByKey = list(notes, "key", 0);

let count = 0;

/** Opens stores of one new database, which `dispose` deletes. */
export function notebook() {
  const name = `notebook-${++count}`;
  const opened: Store[] = [];
  return {
    name,
    /** Opens a store, as a tab does when it loads. */
    async open(options: Partial<IndexedDbStoreOptions> = {}): Promise<Store> {
      const store = createIndexedDbStore({ name, durability: "relaxed", ...options });
      opened.push(store);
      await store.open([notes]);
      return store;
    },
    /** The numbers of records in the log and of chunks. */
    async sizes(): Promise<{ readonly log: number; readonly chunks: number }> {
      const database = await openDB(name);
      const sizes = { log: await database.count("log"), chunks: await database.count("chunks") };
      database.close();
      return sizes;
    },
    async dispose(): Promise<void> {
      for (const store of opened) await store.close();
      await deleteIndexedDbStore(name);
    },
  };
}

export const add = async (store: Store, id: string, words = ""): Promise<void> =>
  store.transaction("write", (transaction) => transaction.write([insert(notes, { id, words })]));

/** The ids of all notes. */
export async function idsOf(store: Store): Promise<readonly string[]> {
  const [rows] = await store.transaction("read", (tx) => tx.read([notesByKey({ equal: [], limit: 20_000 })]));
  return rows.map(({ id }) => id);
}

/** Two of them make a log so long that a snapshot replaces it. */
export const longWords = "lorem ipsum ".repeat(12_000);

/** The error that work fails with. */
export async function errorOf(work: () => unknown): Promise<Error | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** Replaces a method of the browser until the returned function is called. */
export function replaceMethod<T extends object, K extends keyof T>(
  prototype: T,
  name: K,
  replace: (original: T[K]) => T[K],
): () => void {
  const original = prototype[name];
  prototype[name] = replace(original);
  return () => {
    prototype[name] = original;
  };
}

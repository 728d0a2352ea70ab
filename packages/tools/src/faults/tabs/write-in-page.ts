import { collection, insert, list, type Store, text } from "@rollcall/core";
import { createIndexedDbStore } from "@rollcall/storage-indexeddb";

const halves = collection("halves", { fields: { id: text(), half: text(), words: text() }, key: ["id", "half"] });
const byKey = list(halves, "key", 0);

/** A few of them make the log so long that a snapshot replaces it. */
const words = "lorem ipsum ".repeat(4000);

let opened: Promise<Store> | undefined;

async function open(): Promise<Store> {
  const store = createIndexedDbStore({ name: "tabs", durability: "relaxed" });
  await store.open([halves]);
  return store;
}

const write = async (store: Store, id: string): Promise<void> =>
  store.transaction("write", (transaction) =>
    transaction.write(["left", "right"].map((half) => insert(halves, { id, half, words }))),
  );

/**
 * Writes pairs of rows until the tab ends, two at a time, and reports each pair that is saved.
 * @param tab the beginning of their ids
 * @param last after this many, the page blocks in the middle of a write; 0 for never
 * @param report called with the id of a pair
 */
export async function writeOn(tab: string, last: number, report: (id: string) => unknown): Promise<void> {
  const store = await (opened ??= open());
  let count = 0;
  let saved = 0;
  const writer = async (): Promise<never> => {
    for (;;) {
      const id = `${tab}-${++count}`;
      await write(store, id);
      report(id);
      // The browser can commit nothing that the page has not completed.
      if (++saved === last) for (;;);
    }
  };
  await Promise.all([writer(), writer()]);
}

/** Writes one pair, and returns the halves of all pairs that this tab sees. */
export async function writeAndRead(id: string): Promise<readonly string[]> {
  const store = await (opened ??= open());
  await write(store, id);
  const [rows] = await store.transaction("read", (transaction) =>
    transaction.read([byKey({ equal: [], limit: 10_000 })]),
  );
  return rows.map((row) => `${row.id} ${row.half}`);
}

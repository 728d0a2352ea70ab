import { collection, get, insert, integer, text, update } from "@rollcall/core";
import { createIndexedDbStore, deleteIndexedDbStore } from "@rollcall/storage-indexeddb";
import { deleteDB, openDB } from "idb";

/** The times of one case, in milliseconds. */
export interface Figures {
  readonly name: string;
  readonly ours: number;
  /** With a record for each row. */
  readonly peer: number;
}

const members = collection("members", {
  fields: { scheduleId: text(), personId: text(), name: text(), nameKey: text(), role: text(), addedAt: integer() },
  key: ["scheduleId", "personId"],
  indexes: { byName: ["scheduleId", "nameKey"], byRole: ["scheduleId", "role"] },
});
const memberByKey = get(members);

const rowOf = (i: number) => ({
  scheduleId: "s1",
  personId: `p${i}`,
  name: `Person ${(i * 7919) % 1_000_003}`,
  nameKey: `person ${(i * 7919) % 1_000_003}`,
  role: i % 50 === 0 ? "admin" : "member",
  addedAt: 1_700_000_000_000 + i,
});

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** How many changes to one row are measured. */
const changes = 50;

/** Saves all rows in one transaction, loads them in a new page, and changes one row. */
export async function measure(size: number): Promise<readonly Figures[]> {
  const rows = Array.from({ length: size }, (_, i) => rowOf(i));
  const ours = await measureOurs(rows);
  const peer = await measurePeer(rows);
  const row = (name: string, index: number): Figures => ({ name, ours: ours[index] ?? NaN, peer: peer[index] ?? NaN });
  return [row("save all rows", 0), row("load all rows", 1), row("change one row", 2)];
}

async function measureOurs(rows: readonly ReturnType<typeof rowOf>[]): Promise<readonly number[]> {
  const name = "ours";
  const store = createIndexedDbStore({ name });
  await store.open([members]);
  const inserts = rows.map((row) => insert(members, row));
  const saved = await time(async () => store.transaction("write", (tx) => tx.write(inserts)));
  await store.close();
  const other = createIndexedDbStore({ name });
  const loaded = await time(async () => {
    await other.open([members]);
    await other.transaction("read", (tx) => tx.read([memberByKey("s1", "p0")]));
  });
  const changed = await time(async () => {
    for (let i = 0; i < changes; i++) {
      await other.transaction("write", (tx) => tx.write([update(members, ["s1", `p${i}`], { role: "viewer" })]));
    }
  });
  await other.close();
  await deleteIndexedDbStore(name);
  return [saved, loaded, changed / changes];
}

async function measurePeer(rows: readonly ReturnType<typeof rowOf>[]): Promise<readonly number[]> {
  const name = "peer";
  const open = () =>
    openDB(name, 1, {
      upgrade(database) {
        const store = database.createObjectStore("members", { keyPath: ["scheduleId", "personId"] });
        store.createIndex("byName", ["scheduleId", "nameKey", "personId"]);
        store.createIndex("byRole", ["scheduleId", "role", "personId"]);
      },
    });
  const write = { durability: "strict" } as const;
  const database = await open();
  const saved = await time(async () => {
    const transaction = database.transaction("members", "readwrite", write);
    for (const row of rows) void transaction.store.add(row);
    await transaction.done;
  });
  database.close();
  const other = await open();
  const loaded = await time(() => other.getAll("members"));
  const changed = await time(async () => {
    for (let i = 0; i < changes; i++) {
      const transaction = other.transaction("members", "readwrite", write);
      const row = (await transaction.store.get(["s1", `p${i}`])) as ReturnType<typeof rowOf>;
      void transaction.store.put({ ...row, role: "viewer" });
      await transaction.done;
    }
  });
  other.close();
  await deleteDB(name);
  return [saved, loaded, changed / changes];
}

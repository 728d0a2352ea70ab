import { createHash } from "node:crypto";
import { type AnyCollection, insert, list, type Transaction, type Value } from "@rollcall/core";

/** The number of rows copied from each collection, in order. */
export type RowDigests = readonly { readonly name: string; readonly count: number; readonly digest: string }[];

type Row = Readonly<Record<string, unknown>>;

/** The number of rows that are read and written at once. */
const batch = 1000;

/** All rows of a collection in the order of its key, in batches. */
async function* rowsOf(transaction: Transaction, collection: AnyCollection): AsyncGenerator<readonly Row[]> {
  const next = list(collection, "key", 0);
  for (let after: readonly Value[] | undefined; ;) {
    const [rows] = await transaction.read([next({ equal: [], limit: batch, after })]);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < batch) return;
    after = collection.key.map((field) => last[field] as Value);
  }
}

/**
 * Digests all rows, in the same way in every database.
 * @param transaction reads the rows
 * @param collections the collections
 * @param each is called with each batch of rows
 */
export async function digestRows(
  transaction: Transaction,
  collections: readonly AnyCollection[],
  each?: (collection: AnyCollection, rows: readonly Row[]) => Promise<void>,
): Promise<RowDigests> {
  const digests = [];
  for (const collection of collections) {
    const hash = createHash("sha256");
    const fields = Object.keys(collection.fields);
    let count = 0;
    for await (const rows of rowsOf(transaction, collection)) {
      await each?.(collection, rows);
      for (const row of rows) hash.update(`${JSON.stringify(fields.map((field) => row[field] ?? null))}\n`);
      count += rows.length;
    }
    digests.push({ name: collection.name, count, digest: hash.digest("hex") });
  }
  return digests;
}

/**
 * Copies all rows. The search words are written with them, in the target's form.
 * @param from reads the source
 * @param to writes the target
 * @param collections referenced ones before those that refer to them
 * @param report is called with the number of rows of a collection so far
 */
export async function copyRows(
  from: Transaction,
  to: Transaction,
  collections: readonly AnyCollection[],
  report: (name: string, count: number) => void,
): Promise<RowDigests> {
  const counts = new Map<string, number>();
  const anyRow = collections.slice(0, 1).map((one) => list(one, "key", 0)({ equal: [], limit: 1 }));
  return digestRows(from, collections, async (collection, rows) => {
    await to.write(rows.map((row) => insert(collection, row)));
    // A store may keep changes in memory until the next read.
    await to.read(anyRow);
    const count = (counts.get(collection.name) ?? 0) + rows.length;
    counts.set(collection.name, count);
    report(collection.name, count);
  });
}

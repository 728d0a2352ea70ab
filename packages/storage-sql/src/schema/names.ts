import type { AnyCollection } from "@rollcall/core";

/** `addedAt` → `added_at`: the name of a column, or of an index, in the database. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The column that a join follows; an integer is compared faster than a key of text columns. Never leaves the store. */
export const rowId = "_id";
/** All folded words of a row, each with a blank before it: `instr` tells whether a row has a word that begins so. */
export const rowWords = "_words";
/** In the words table: how many letters a word shares with the one before it in the same row. */
export const sharedColumn = "_shared";
/** In the words table: bits of all words of the row, so that most rows without another word are passed over unread. */
export const signsColumn = "_signs";
/** In the words table: the number of the combination of `within` values. */
export const scopeColumn = "_scope";
/** In the words table: a word, or the beginning of one. */
export const wordColumn = "_word";

/** The name of the table of word beginnings. */
export const wordsTable = (collection: AnyCollection): string => `${collection.name}__words`;

/** The name of the table that numbers the combinations of `within` values: the words table is a third smaller for it. */
export const scopesTable = (collection: AnyCollection): string => `${collection.name}__scopes`;

/**
 * The order of a search in two parts: what stands in the words table, and the columns of the key behind it, which only
 * decide between equals and are read from the row.
 */
export function searchOrder(
  collection: AnyCollection,
  order: readonly string[],
): { readonly kept: readonly string[]; readonly ties: readonly string[] } {
  let end = order.length;
  while (end > 0 && collection.key.includes(order[end - 1] ?? "")) end--;
  return end === 0 ? { kept: order, ties: [] } : { kept: order.slice(0, end), ties: order.slice(end) };
}

/** An index as the database knows it. */
export interface DatabaseIndex {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
}

/** The index behind an ordered index of a collection; `key` is one of them. */
export const indexName = (collection: string, index: string): string =>
  index === "key" ? `${collection}__key` : `${collection}__index_${snakeCase(index)}`;

/** The index behind a unique key. */
export const uniqueName = (collection: string, unique: string): string => `${collection}__unique_${snakeCase(unique)}`;

/** What indexes need of a collection: true of a declared one and of what the database recorded. */
export type Indexed = Pick<AnyCollection, "name" | "key" | "unique" | "indexes" | "references">;

/**
 * All indexes of a collection. A reference that leads none gets one of its own: without it, removing the row that is
 * referred to reads the whole table.
 */
export function indexesOf(collection: Indexed): readonly DatabaseIndex[] {
  const { name, key } = collection;
  const found: DatabaseIndex[] = [{ name: indexName(name, "key"), columns: key.map(snakeCase), unique: true }];
  for (const [unique, fields] of Object.entries(collection.unique)) {
    found.push({ name: uniqueName(name, unique), columns: fields.map(snakeCase), unique: true });
  }
  for (const [index, fields] of Object.entries(collection.indexes)) {
    if (index !== "key") found.push({ name: indexName(name, index), columns: fields.map(snakeCase), unique: false });
  }
  for (const field of Object.keys(collection.references)) {
    const column = snakeCase(field);
    if (found.some((index) => index.columns[0] === column)) continue;
    found.push({ name: `${name}__reference_${column}`, columns: [column], unique: false });
  }
  return found;
}

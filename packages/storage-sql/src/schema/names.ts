import type { AnyCollection } from "@rollcall/core";
import type { Clustered, Dialect } from "../dialect.ts";

/** `addedAt` → `added_at`: the name of a column, or of an index, in the database. */
export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The column for joins, because integers compare faster than text keys. Never leaves the store. */
export const rowId = "_id";
/** All folded words of a row, each after a space, so that `instr` can test whether a word starts with a prefix. */
export const rowWords = "_words";
/** In the words table: how many letters a word shares with the previous one of the same row. */
export const sharedColumn = "_shared";
/** In the words table: a bit mask of all words of the row, to skip most rows that lack another word. */
export const signsColumn = "_signs";
/** In the words table: a number for the combination of `within` values. See {@link scopeOf}. */
export const scopeColumn = "_scope";
/** In the words table: a word or a prefix. */
export const wordColumn = "_word";

/** The name of the table of word prefixes. */
export const wordsTable = ({ name }: Pick<AnyCollection, "name">): string => `${name}__words`;

/**
 * The order of a search in two parts: the columns stored in the words table, and the remaining key columns, which only break
 * ties and are read from the row.
 */
export function searchOrder(
  collection: AnyCollection,
  order: readonly string[],
): { readonly kept: readonly string[]; readonly ties: readonly string[] } {
  let end = order.length;
  while (end > 0 && collection.key.includes(order[end - 1] ?? "")) end--;
  return end === 0 ? { kept: order, ties: [] } : { kept: order.slice(0, end), ties: order.slice(end) };
}

/** How a table keeps its rows in the order of the key; undefined if it numbers them, as a search requires. */
export const clusteredBy = (
  { clustered }: Pick<Dialect, "clustered">,
  { search, fields }: Pick<AnyCollection, "search" | "fields">,
): Clustered | undefined =>
  search === undefined && Object.values(fields).every(({ kind }) => kind !== "json") ? clustered : undefined;

/** The index behind an ordered index of a collection; `key` is one of them. */
export function indexName(dialect: Pick<Dialect, "clustered">, collection: Indexed, index: string): string {
  const { name } = collection;
  if (index !== "key") return `${name}__index_${snakeCase(index)}`;
  return clusteredBy(dialect, collection)?.keyIndex(name) ?? `${name}__key`;
}

/** The index behind a unique key. */
export const uniqueName = (collection: string, unique: string): string => `${collection}__unique_${snakeCase(unique)}`;

/** The part of a collection that determines its indexes. Both declared and recorded collections have it. */
export type Indexed = Pick<AnyCollection, "name" | "fields" | "key" | "unique" | "indexes" | "references" | "search">;

/** The column of an ordered index whose nulls it omits: the first one, if it is nullable. Few rows have a value there. */
export function omittedNull(
  { indexes, fields }: Pick<Indexed, "indexes" | "fields">,
  index: string,
): string | undefined {
  const first = indexes[index]?.[0] ?? "";
  return fields[first]?.nullable === true ? first : undefined;
}

import type { AnyCollection, Collection } from "./collection.ts";

/** A value that a query compares with. */
export type Value = string | number | boolean | null;

let counter = 0;

interface QueryBase {
  /** Small, dense number: adapters index their compiled statements by it. */
  readonly id: number;
  readonly collection: AnyCollection;
  /** The columns read, or undefined for all of them. */
  readonly select: readonly string[] | undefined;
}

/** At most one row, by the equality of all `by` columns (the key or a unique key). A null among the values finds nothing. */
export interface GetQuery extends QueryBase {
  readonly kind: "get";
  readonly by: readonly string[];
}

/** The rows of several keys at once; a key with a null finds nothing, keys without a row are left out, the order of the keys is kept. */
export interface GetManyQuery extends QueryBase {
  readonly kind: "get-many";
  readonly by: readonly string[];
}

/** A run of rows along an ordered index. `equal` columns lead the index, `order` columns follow and end with the key. */
export interface ListQuery extends QueryBase {
  readonly kind: "list";
  readonly index: string;
  readonly equal: readonly string[];
  readonly order: readonly string[];
}

/** Any query. A module constant: a store compiles each one once. */
export type Query = GetQuery | GetManyQuery | ListQuery;

/** Where a list begins, which way it runs and how far. */
export interface ListArguments {
  /** Values of the query's `equal` columns. A null means "is null". */
  readonly equal: readonly Value[];
  /** At most so many rows. */
  readonly limit: number;
  /** Rows strictly behind this full tuple of the `order` columns, in the direction of the list. */
  readonly after?: readonly Value[] | undefined;
  /** Rows from this value of the first `order` column on (inclusive), in the direction of the list. */
  readonly from?: Value | undefined;
  /** Matching rows passed over first: what `filter` and `words` leave out does not count. Costs a walk along the index: only for a jump by scroll bar. */
  readonly skip?: number | undefined;
  /** Runs along the index backwards. */
  readonly reverse?: boolean | undefined;
  /** Further equalities, tested on each row passed. A null means "is null". */
  readonly filter?: Readonly<Record<string, Value>> | undefined;
  /**
   * Folded words (`searchWords`): each must be a prefix of a word in the search columns. Only where the query's `equal`
   * columns are exactly `search.within` and its `order` is the search order.
   */
  readonly words?: readonly string[] | undefined;
}

/** A query with its arguments: plain data, made by calling a query. `T` is what the store answers. */
export type Read<T> = (
  | { readonly query: GetQuery; readonly args: readonly Value[] }
  | { readonly query: GetManyQuery; readonly args: readonly (readonly Value[])[] }
  | { readonly query: ListQuery; readonly args: ListArguments }
) & { readonly result?: T };

/** What a read answers. */
export type ResultOf<R> = R extends Read<infer T> ? T : never;

const erase = <R extends object>(collection: Collection<R>): AnyCollection => collection;

/**
 * A query for one row by its key or by the columns of a unique key.
 * @param collection where to look
 * @param by column names; the key if left out
 * @param select the columns wanted; all if left out
 */
export function get<R extends object, const K extends keyof R & string = keyof R & string>(
  collection: Collection<R>,
  by: readonly (keyof R & string)[] = collection.key,
  select?: readonly K[],
): (...values: readonly Value[]) => Read<Pick<R, K> | undefined> {
  const query: GetQuery = { kind: "get", id: counter++, collection: erase(collection), by, select };
  return (...args) => ({ query, args });
}

/** A query for the rows of many keys (or unique keys) at once. */
export function getMany<R extends object, const K extends keyof R & string = keyof R & string>(
  collection: Collection<R>,
  by: readonly (keyof R & string)[] = collection.key,
  select?: readonly K[],
): (keys: readonly (readonly Value[])[]) => Read<readonly Pick<R, K>[]> {
  const query: GetManyQuery = { kind: "get-many", id: counter++, collection: erase(collection), by, select };
  return (args) => ({ query, args });
}

/**
 * A query for a run of rows along an index.
 * @param collection where to look
 * @param index name of a declared index, or `key`
 * @param equal how many leading columns of the index are given by equality
 * @param select the columns wanted; all if left out
 */
export function list<R extends object, const K extends keyof R & string = keyof R & string>(
  collection: Collection<R>,
  index: string,
  equal: number,
  select?: readonly K[],
): (args: ListArguments) => Read<readonly Pick<R, K>[]> {
  const fields = collection.indexes[index];
  if (fields === undefined) throw new TypeError(`collection \`${collection.name}\` has no index \`${index}\``);
  const query: ListQuery = {
    kind: "list",
    id: counter++,
    collection: erase(collection),
    select,
    index,
    equal: fields.slice(0, equal),
    order: fields.slice(equal),
  };
  return (args) => ({ query, args });
}

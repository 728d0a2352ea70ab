import type { AnyCollection, Collection } from "./collection.ts";

/** A value a query compares with. */
export type Value = string | number | boolean | null;

let counter = 0;

interface QueryBase {
  /** A small number without gaps, by which adapters index their compiled statements. */
  readonly id: number;
  readonly collection: AnyCollection;
  /** The selected columns; undefined for all. */
  readonly select: readonly string[] | undefined;
}

/** At most one row, by equality of all `by` columns (the primary or a unique key). Null values match no row. */
export interface GetQuery extends QueryBase {
  readonly kind: "get";
  readonly by: readonly string[];
}

/** The rows of several keys, in the order of the keys, once for each key. Keys without a row are omitted; null values match no row. */
export interface GetManyQuery extends QueryBase {
  readonly kind: "get-many";
  readonly by: readonly string[];
}

/** Consecutive rows of an ordered index. The index begins with the `equal` columns; the `order` columns follow and end with the key. */
export interface ListQuery extends QueryBase {
  readonly kind: "list";
  readonly index: string;
  readonly equal: readonly string[];
  readonly order: readonly string[];
}

/** Any query. Declare queries as module constants: stores compile each one once. */
export type Query = GetQuery | GetManyQuery | ListQuery;

/** The start, direction and length of a list. */
export interface ListArguments {
  /** Values of the query's `equal` columns. Null means "is null". */
  readonly equal: readonly Value[];
  /** Maximum number of rows. */
  readonly limit: number;
  /** Only rows after these values of all `order` columns, in the direction of the list. */
  readonly after?: readonly Value[] | undefined;
  /** Only rows from this value of the first `order` column on (inclusive), in the direction of the list. */
  readonly from?: Value | undefined;
  /** Number of matching rows to skip. Reads the index up to there, so use it only for jumps by scroll bar. */
  readonly skip?: number | undefined;
  /** Reads the index in reverse order. */
  readonly reverse?: boolean | undefined;
  /** More equalities, tested on each row. Null means "is null". */
  readonly filter?: Readonly<Record<string, Value>> | undefined;
  /**
   * Folded words (`searchWords`): each must be a prefix of a word in the search columns. Only where the query's `equal`
   * columns are exactly `search.within` and its `order` is the search order.
   */
  readonly words?: readonly string[] | undefined;
}

/** A query with its arguments: plain data, created by calling a query. `T` is the type of the result. */
export type Read<T> = (
  | { readonly query: GetQuery; readonly args: readonly Value[] }
  | { readonly query: GetManyQuery; readonly args: readonly (readonly Value[])[] }
  | { readonly query: ListQuery; readonly args: ListArguments }
) & { readonly result?: T };

/** The result of a read. */
export type ResultOf<R> = R extends Read<infer T> ? T : never;

const erase = <R extends object>(collection: Collection<R>): AnyCollection => collection;

/**
 * The columns of a key, as given.
 * @throws {TypeError} no key of the collection has exactly these columns
 */
function keyOf<R extends object>({ name, key, unique }: Collection<R>, by: readonly string[]): readonly string[] {
  const keys: readonly (readonly string[])[] = [key, ...Object.values(unique)];
  if (!keys.some((one) => one.length === by.length && one.every((column) => by.includes(column))))
    throw new TypeError(`collection \`${name}\` has no unique key over \`${by.join(", ")}\``);
  return by;
}

/**
 * A query for one row by its primary key or a unique key.
 * @param collection the collection to query
 * @param by the columns of the key, in the order of the values. Default: the primary key
 * @param select the columns to read. Default: all
 * @throws {TypeError} no key of the collection has exactly these columns
 */
export function get<R extends object, const K extends keyof R & string = keyof R & string>(
  collection: Collection<R>,
  by: readonly (keyof R & string)[] = collection.key,
  select?: readonly K[],
): (...values: readonly Value[]) => Read<Pick<R, K> | undefined> {
  const query: GetQuery = {
    kind: "get",
    id: counter++,
    collection: erase(collection),
    by: keyOf(collection, by),
    select,
  };
  return (...args) => ({ query, args });
}

/**
 * A query for the rows of many primary or unique keys.
 * @throws {TypeError} no key of the collection has exactly these columns
 */
export function getMany<R extends object, const K extends keyof R & string = keyof R & string>(
  collection: Collection<R>,
  by: readonly (keyof R & string)[] = collection.key,
  select?: readonly K[],
): (keys: readonly (readonly Value[])[]) => Read<readonly Pick<R, K>[]> {
  const query: GetManyQuery = {
    kind: "get-many",
    id: counter++,
    collection: erase(collection),
    by: keyOf(collection, by),
    select,
  };
  return (args) => ({ query, args });
}

/**
 * A query for consecutive rows of an index.
 * @param collection the collection to query
 * @param index the name of a declared index, or `key`
 * @param equal the number of leading index columns that are compared by equality
 * @param select the columns to read. Default: all
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

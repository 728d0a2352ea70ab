import type { AnyCollection, Collection } from "./collection.ts";
import type { Value } from "./query.ts";

/** A new row. */
export interface Insert {
  readonly kind: "insert";
  readonly collection: AnyCollection;
  readonly row: Readonly<Record<string, unknown>>;
}

/** New values for some columns of one row (never of its key). The row must exist and match `expect`, or nothing is written. */
export interface Update {
  readonly kind: "update";
  readonly collection: AnyCollection;
  readonly key: readonly Value[];
  readonly set: Readonly<Record<string, unknown>>;
  /** Compare-and-set: columns that must still have these values. */
  readonly expect: Readonly<Record<string, Value>> | undefined;
}

/** Removal of one row, which must exist. */
export interface Remove {
  readonly kind: "remove";
  readonly collection: AnyCollection;
  readonly key: readonly Value[];
}

/** One write of a transaction: plain data. */
export type Change = Insert | Update | Remove;

/** What a command does to all personal data of a subject: it is erased, or becomes the data of another subject. */
export type SubjectChange = { readonly erase: string } | { readonly merge: string; readonly into: string };

const erase = <R extends object>(collection: Collection<R>): AnyCollection => collection;

/** Inserts `row`. */
export const insert = <R extends object>(collection: Collection<R>, row: NoInfer<R>): Insert => ({
  kind: "insert",
  collection: erase(collection),
  row: row as Readonly<Record<string, unknown>>,
});

/** Sets some columns of the row with this key, if it still has the values in `expect`. */
export const update = <R extends object>(
  collection: Collection<R>,
  key: readonly Value[],
  set: Partial<NoInfer<R>>,
  expect?: Partial<Record<keyof NoInfer<R> & string, Value>>,
): Update => ({
  kind: "update",
  collection: erase(collection),
  key,
  set: set,
  expect: expect as Readonly<Record<string, Value>> | undefined,
});

/** Removes the row with this key. */
export const remove = <R extends object>(collection: Collection<R>, key: readonly Value[]): Remove => ({
  kind: "remove",
  collection: erase(collection),
  key,
});

/** The values of some columns of a row. */
export const valuesOf = (row: Readonly<Record<string, unknown>>, columns: readonly string[]): readonly Value[] =>
  columns.map((column) => row[column] as Value);

/** The key of the row that changes. */
export const keyOfChange = (change: Change): readonly Value[] =>
  change.kind === "insert" ? valuesOf(change.row, change.collection.key) : change.key;

/** A row with what these changes set. */
export const rowAfter = <R extends object>(collection: Collection<R>, row: R, changes: readonly Change[] = []): R => {
  const key = collection.key.map((column) => row[column]);
  const sets = changes.flatMap((one) =>
    one.kind === "update" && one.collection.name === collection.name && one.key.every((part, at) => part === key[at])
      ? [one.set]
      : [],
  );
  return Object.assign({}, row, ...sets) as R;
};

import { type Change, insert, remove, update, valuesOf } from "../kernel/store/change.ts";
import type { AnyCollection } from "../kernel/store/collection.ts";

type Row = Readonly<Record<string, unknown>>;

/** The rows of each collection. */
export type Rows = readonly (readonly Row[])[];

const texts = new WeakMap<object, string>();

/** A row as text. A store in memory returns the same objects until they change. */
export function jsonOf(row: object): string {
  const text = texts.get(row) ?? JSON.stringify(row);
  texts.set(row, text);
  return text;
}

/** The changes that turn the rows of these collections into others. A collection refers only to earlier ones. */
export function changesBetween(collections: readonly AnyCollection[], before: Rows, after: Rows): readonly Change[] {
  const removed: Change[] = [];
  const changed: Change[] = [];
  for (const [index, collection] of collections.entries()) {
    const keyOf = (row: Row) => valuesOf(row, collection.key);
    const [old = [], wanted = []] = [before[index], after[index]];
    if (old.length === wanted.length && old.every((row, at) => row === wanted[at])) continue;
    const rest = new Map(old.map((row) => [JSON.stringify(keyOf(row)), row]));
    for (const row of wanted) {
      const key = keyOf(row);
      const found = rest.get(JSON.stringify(key));
      rest.delete(JSON.stringify(key));
      if (found === undefined) changed.push(insert(collection, row));
      else if (found !== row && jsonOf(found) !== jsonOf(row))
        changed.push(update(collection, key, withoutKey(collection, row)));
    }
    removed.unshift(...[...rest.values()].map((row) => remove(collection, keyOf(row))));
  }
  return [...removed, ...changed];
}

const withoutKey = ({ key }: AnyCollection, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !key.includes(column)));

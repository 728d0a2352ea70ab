import { type AnyCollection, type Change, insert, remove, update, type Value } from "@rollcall/core";

type Row = Readonly<Record<string, unknown>>;

/** The rows of each collection. */
export type Rows = readonly (readonly Row[])[];

/** The changes that turn the rows of these collections into others. A collection refers only to earlier ones. */
export function changesBetween(collections: readonly AnyCollection[], before: Rows, after: Rows): readonly Change[] {
  const removed: Change[] = [];
  const changed: Change[] = [];
  collections.forEach((collection, index) => {
    const keyOf = (row: Row): readonly Value[] => collection.key.map((column) => row[column] as Value);
    const rest = new Map(before[index]?.map((row) => [JSON.stringify(keyOf(row)), row]));
    for (const row of after[index] ?? []) {
      const key = keyOf(row);
      const old = rest.get(JSON.stringify(key));
      rest.delete(JSON.stringify(key));
      if (old === undefined) changed.push(insert(collection, row));
      else if (JSON.stringify(old) !== JSON.stringify(row))
        changed.push(update(collection, key, withoutKey(collection, row)));
    }
    removed.unshift(...[...rest.values()].map((row) => remove(collection, keyOf(row))));
  });
  return [...removed, ...changed];
}

const withoutKey = ({ key }: AnyCollection, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !key.includes(column)));

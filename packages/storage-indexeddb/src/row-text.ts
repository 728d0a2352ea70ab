import { type Database, freeze, type RecordedShape, type Row, type RowChange, valuesOf } from "@rollcall/core/storage";

/** The values of a row in the order of its columns, or null and the key of a removed row. */
type Entry = readonly [collection: string, values: readonly unknown[] | null, key?: RowChange["key"]];

/** Writes changed rows as text. One string costs the browser far less than thousands of objects. */
export const changesToText = (database: Database, changes: readonly RowChange[]): string =>
  JSON.stringify(
    changes.map(({ collection, key, row }): Entry =>
      row === undefined ? [collection, null, key] : [collection, toValues(database.table(collection).collection, row)],
    ),
  );

/** Applies changed rows that were written as text while the collections had the same shapes. */
export function applyChanges(database: Database, text: string): void {
  for (const [collection, values, key] of JSON.parse(text) as Entry[]) {
    const shape = database.table(collection).collection;
    const row = values === null ? undefined : toRow(shape, values);
    database.repeat({ collection, key: row === undefined ? (key ?? []) : valuesOf(row, shape.key), row });
  }
}

/** All rows as texts of at most `maxRows` rows. */
export function* rowsToTexts(database: Database, maxRows: number): Generator<string> {
  for (const table of database.tables()) {
    const { name } = table.collection;
    let entries: Entry[] = [];
    for (const { row } of table.cells()) {
      entries.push([name, toValues(table.collection, row)]);
      if (entries.length < maxRows) continue;
      yield JSON.stringify(entries);
      entries = [];
    }
    if (entries.length > 0) yield JSON.stringify(entries);
  }
}

const toValues = ({ fields }: RecordedShape, row: Row): readonly unknown[] =>
  Object.keys(fields).map((field) => row[field]);

function toRow({ fields }: RecordedShape, values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (const [index, field] of Object.keys(fields).entries()) row[field] = freeze(values[index] ?? null);
  return Object.freeze(row);
}

import type { Dialect } from "../dialect.ts";
import { filterIndexOf, filtersOf } from "./filter-index.ts";
import { clusteredBy, type Indexed, indexName, omittedNull, snakeCase, uniqueName } from "./names.ts";

/** An index of the database. */
export interface DatabaseIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** The fields whose values it contains as one string, before the column at `at`. */
  readonly combined?: { readonly fields: readonly string[]; readonly at: number };
  readonly unique: boolean;
  /** The column that is null in the rows that the index omits. */
  readonly omitsNull?: string;
}

/**
 * The indexes of a collection, without the key's if the table is in key order. The search's filters share one. A reference that is not the
 * first column of an index gets its own index; otherwise deleting the referenced row would scan the table.
 */
export function indexesOf(dialect: Pick<Dialect, "clustered">, collection: Indexed): readonly DatabaseIndex[] {
  const { name, key } = collection;
  const byKey = { name: indexName(dialect, collection, "key"), columns: key.map(snakeCase), unique: true };
  const found: DatabaseIndex[] = [byKey];
  for (const [unique, fields] of Object.entries(collection.unique)) {
    found.push({ name: uniqueName(name, unique), columns: fields.map(snakeCase), unique: true });
  }
  const shared = filterIndexOf(collection);
  if (shared !== undefined) {
    const combined = { fields: shared.filters, at: shared.within.length };
    const columns = [...shared.within, ...shared.order].map(snakeCase);
    found.push({ name: shared.name, columns, combined, unique: false });
  }
  for (const [index, fields] of Object.entries(collection.indexes)) {
    if (index === "key" || (shared !== undefined && filtersOf(collection, index).length > 0)) continue;
    const omitted = omittedNull(collection, index);
    const partial = omitted === undefined ? {} : { omitsNull: snakeCase(omitted) };
    found.push({
      name: indexName(dialect, collection, index),
      columns: fields.map(snakeCase),
      unique: false,
      ...partial,
    });
  }
  for (const field of Object.keys(collection.references)) {
    const column = snakeCase(field);
    if (found.some((index) => index.columns[0] === column)) continue;
    found.push({ name: `${name}__reference_${column}`, columns: [column], unique: false });
  }
  return clusteredBy(dialect, collection) === undefined ? found : found.filter((index) => index !== byKey);
}

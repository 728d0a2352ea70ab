import { type RawBuilder, sql } from "kysely";
import type { Dialect } from "../dialect.ts";
import { type Indexed, snakeCase } from "./names.ts";

/**
 * One index for all filters of a searchable list. Few combinations of their values are in use, so a filtered list merges the combinations
 * that match. Otherwise each filter would need an index whose entries repeat the list.
 */
export interface FilterIndex {
  readonly name: string;
  /** The columns of each list, which the index begins with. */
  readonly within: readonly string[];
  /** The filtered columns. The index contains one string with all their values. */
  readonly filters: readonly string[];
  /** The order of the list. */
  readonly order: readonly string[];
}

/** The columns of an index between the scope and the order of the search, which are its filters; none if the index has another form. */
export function filtersOf({ search, indexes }: Pick<Indexed, "search" | "indexes">, index: string): readonly string[] {
  const columns = indexes[index] ?? [];
  if (search === undefined) return [];
  const filters = columns.slice(search.within.length, columns.length - search.order.length);
  return [...search.within, ...filters, ...search.order].join() === columns.join() ? filters : [];
}

/** The index that several declared indexes share; undefined if fewer than two are filters of the search. */
export function filterIndexOf(collection: Indexed): FilterIndex | undefined {
  const { name, search, indexes } = collection;
  const shared = Object.keys(indexes).map((index) => filtersOf(collection, index));
  if (search === undefined || shared.filter((filters) => filters.length > 0).length < 2) return undefined;
  const filters = [...new Set(shared.flat())];
  return { name: `${name}__filters`, within: search.within, filters, order: search.order };
}

/** An expression for the text of several columns of `m`, or of the table that is indexed. Distinct values have distinct texts. */
export function combined(
  { asText }: Pick<Dialect, "asText">,
  { fields }: Pick<Indexed, "fields">,
  columns: readonly string[],
  table: "m." | "" = "",
): RawBuilder<unknown> {
  const parts = columns.map((column) => {
    const field = fields[column];
    const text = asText(field?.kind ?? "text", sql.ref(`${table}${snakeCase(column)}`));
    const part = sql`cast(length(${text}) as text) || ':' || ${text}`;
    return field?.nullable ? sql`coalesce(${part}, '-')` : part;
  });
  return sql`(${sql.join(parts, sql` || `)})`;
}

/** Splits the text of several columns into their values: a minus is null; any other value follows its number of characters. */
export function separated(text: string): readonly (string | null)[] {
  const characters = Array.from(text);
  const parts: (string | null)[] = [];
  for (let at = 0; at < characters.length;) {
    if (characters[at] === "-") {
      parts.push(null);
      at++;
      continue;
    }
    const begin = characters.indexOf(":", at) + 1;
    const end = begin + Number(characters.slice(at, begin - 1).join(""));
    parts.push(characters.slice(begin, end).join(""));
    at = end;
  }
  return parts;
}

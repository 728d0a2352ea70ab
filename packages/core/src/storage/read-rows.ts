import type { GetManyQuery, GetQuery, ListArguments, ListQuery, Read, Value } from "../kernel/store/query.ts";
import type { Database } from "./database.ts";
import { project, type Cell, type Row } from "./row.ts";
import { hasWords } from "./search-index.ts";
import type { Table } from "./table.ts";

/** A value of a filtered column is rare if at most this many rows have it: a search then tests these rows for its words. */
export const maxRare = 3000;

/** The index that lists the rows of a query with one value of a column, in the same order. */
export function indexOfFilter({ collection, equal, order }: ListQuery, column: string): string | undefined {
  const columns = [...equal, column, ...order].join();
  return Object.keys(collection.indexes).find((name) => collection.indexes[name]?.join() === columns);
}

/** Answers one read. */
export function readRows(database: Database, read: Read<unknown>): unknown {
  const table = database.table(read.query.collection.name);
  if (read.query.kind === "get") return finder(table, read.query)(read.args as readonly Value[]);
  if (read.query.kind === "list") return list(table, read.query, read.args as ListArguments);
  const find = finder(table, read.query);
  return (read.args as readonly (readonly Value[])[]).map(find).filter((row) => row !== undefined);
}

function finder(table: Table, { by, select }: GetQuery | GetManyQuery): (values: readonly Value[]) => Row | undefined {
  const unique = table.unique(by);
  // A caller may name the columns of a unique key in a different order than its declaration.
  const places = unique.columns.map((column) => by.indexOf(column));
  return (values) => {
    const cell = unique.find(places.map((place) => values[place] ?? null));
    return cell && project(cell.row, select);
  };
}

function list(table: Table, query: ListQuery, args: ListArguments): readonly Row[] {
  const { limit, words = [] } = args;
  const filter = Object.entries(args.filter ?? {});
  const tested = filter.length > 0 || words.length > 0;
  // Without a test per row, whole blocks can be skipped.
  let skip = tested ? (args.skip ?? 0) : 0;
  const cells =
    words.length > 0
      ? search(table, query, args, words)
      : table.index(query.index).walk(args.equal, { ...args, skip: tested ? 0 : args.skip });
  const rows: Row[] = [];
  if (limit <= 0) return rows;
  for (const cell of cells) {
    if (!filter.every(([column, value]) => cell.row[column] === value) || !hasWords(cell, words)) continue;
    if (skip-- > 0) continue;
    rows.push(project(cell.row, query.select));
    if (rows.length === limit) break;
  }
  return rows;
}

function search(table: Table, query: ListQuery, args: ListArguments, words: readonly string[]): Iterable<Cell> {
  const shape = table.collection.search;
  const fits =
    shape?.order.join() === query.order.join() &&
    shape.within.length === query.equal.length &&
    shape.within.every((column) => query.equal.includes(column));
  if (!fits || table.search === undefined) {
    throw new TypeError(`\`${table.collection.name}\` cannot be searched in the order of \`${query.index}\``);
  }
  for (const [column, value] of Object.entries(args.filter ?? {})) {
    const index = indexOfFilter(query, column);
    if (index === undefined) continue;
    const { after, from, reverse } = args;
    const walk = { after, from, reverse };
    const filtered = table.index(index);
    const [oneTooMany] = filtered.walk([...args.equal, value], { ...walk, skip: maxRare });
    if (oneTooMany === undefined) return filtered.walk([...args.equal, value], walk);
  }
  const within = shape.within.map((column) => args.equal[query.equal.indexOf(column)] ?? null);
  return table.search.walk(within, words, args);
}

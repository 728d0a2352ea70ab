import type { AnyCollection } from "@rollcall/core";
import type { RecordedShape } from "@rollcall/core/storage";
import { sql } from "kysely";
import { type DatabasePart, type Dialect, statement } from "../dialect.ts";
import { rows, type Steps } from "../steps.ts";
import { indexesOf } from "./indexes.ts";
import { rowWords, snakeCase, wordsTable } from "./names.ts";

/** How many parts a message names. */
const maxNamed = 3;

/** Returns the names of the tables that exist. */
export const existingTables = (dialect: Dialect, names: readonly string[]): Steps<ReadonlySet<string>> =>
  existingParts(dialect, names.map(toPart));

/** Whether there is a table with this name. */
export function* tableExists(dialect: Dialect, name: string): Steps<boolean> {
  return (yield* existingTables(dialect, [name])).has(name);
}

const toPart = (table: string): DatabasePart => ({ name: table, table });

/** Returns the names of the tables and indexes that exist. */
export function* existingParts(dialect: Dialect, parts: readonly DatabasePart[]): Steps<ReadonlySet<string>> {
  if (parts.length === 0) return new Set();
  const found = yield rows(statement(dialect, dialect.existing(parts)));
  return new Set(found.map(([name]) => name as string));
}

/**
 * Describes what is missing from tables that were created, for example because another program changed them.
 * @param dialect the dialect of the database
 * @param recorded the shapes of all tables
 * @param collections the declared collections
 * @returns undefined if they are complete
 */
export function* findDamage(
  dialect: Dialect,
  recorded: ReadonlyMap<string, RecordedShape>,
  collections: readonly AnyCollection[],
): Steps<string | undefined> {
  const shapes = collections.flatMap(({ name }) => recorded.get(name) ?? []);
  if (shapes.length === 0) return undefined;
  const searched = shapes.filter(({ search }) => search !== undefined);
  const tables = shapes.flatMap((shape) => (searched.includes(shape) ? [shape.name, wordsTable(shape)] : [shape.name]));
  const indexes = shapes.flatMap((shape) =>
    indexesOf(dialect, shape).map(({ name }): DatabasePart => ({ name, table: shape.name })),
  );
  const existing = yield* existingParts(dialect, [...tables.map(toPart), ...indexes]);
  const isLost = (name: string): boolean => !existing.has(name);
  const lostIndexes = indexes.map(({ name }) => name).filter(isLost);
  // The indexes of a table that is missing are missing, too.
  const lost = describe("table", "missing", tables.filter(isLost)) ?? describe("index", "missing", lostIndexes);
  if (lost !== undefined) return lost;
  const columns = new Set((yield rows(statement(dialect, dialect.columnsOf(tables)))).map((cells) => cells.join(".")));
  const declared = shapes.flatMap(({ name, fields }) =>
    Object.keys(fields).map((field) => `${name}.${snakeCase(field)}`),
  );
  const lostColumns = declared.filter((column) => !columns.has(column));
  return describe("column", "missing", lostColumns) ?? (yield* findEmptyIndex(dialect, searched));
}

/** Finds words tables without the words of the rows. A search would find nothing. */
function* findEmptyIndex(dialect: Dialect, searched: readonly RecordedShape[]): Steps<string | undefined> {
  if (searched.length === 0) return undefined;
  const questions = searched.map((shape) => {
    const words = wordsTable(shape);
    const isEmpty = sql`not exists (select 1 from ${dialect.table(words)})`;
    const hasWords = sql`exists (select 1 from ${dialect.table(shape.name)} where ${sql.ref(rowWords)} <> '')`;
    return sql`select ${sql.lit(words)} where ${isEmpty} and ${hasWords}`;
  });
  const found = yield rows(statement(dialect, sql.join(questions, sql` union all `)));
  const names = found.map(([name]) => name as string);
  return describe("table", "empty", names);
}

const plurals = { table: "tables", index: "indexes", column: "columns" };

function describe(
  kind: keyof typeof plurals,
  state: "missing" | "empty",
  names: readonly string[],
): string | undefined {
  if (names.length === 0) return undefined;
  const named = names.slice(0, maxNamed).map((name) => `\`${name}\``);
  const others = names.length - named.length;
  if (others > 0) named.push(`${others} more`);
  const last = named.pop() ?? "";
  return named.length === 0
    ? `the ${kind} ${last} is ${state}`
    : `the ${plurals[kind]} ${named.join(", ")} and ${last} are ${state}`;
}

import type { AnyCollection } from "@rollcall/core";
import { type ColumnDefinitionBuilder, sql } from "kysely";
import { compiler } from "../compiler.ts";
import {
  type DatabaseIndex,
  rowId,
  rowWords,
  scopeColumn,
  scopesTable,
  searchOrder,
  sharedColumn,
  signsColumn,
  snakeCase,
  wordColumn,
  wordsTable,
} from "./names.ts";

/** Where collections, their shapes and the format of their tables are recorded. */
export const schemaTable = "rollcall_schema";

const columnTypes = { text: "text", integer: "integer", boolean: "integer", json: "text" } as const;

type Build = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

function definition(collection: AnyCollection, field: string): Build {
  return (column) => {
    const { nullable } = collection.fields[field] ?? { nullable: true };
    const target = collection.references[field];
    const built = nullable ? column : column.notNull();
    return target === undefined ? built : built.references(target);
  };
}

const typeOf = (collection: AnyCollection, field: string): "text" | "integer" =>
  columnTypes[collection.fields[field]?.kind ?? "text"];

/** `create table rollcall_schema` */
export const createSchemaTable = (): string =>
  compiler.schema
    .createTable(schemaTable)
    .ifNotExists()
    .addColumn("collection", "text", (column) => column.primaryKey().notNull())
    .addColumn("format", "integer", (column) => column.notNull())
    .addColumn("shape", "text", (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .compile().sql;

/** `create table` for a collection, without its indexes. `keys` names the key column of each collection referred to. */
export function createTable(collection: AnyCollection, keys: ReadonlyMap<string, string>): string {
  let table = compiler.schema.createTable(collection.name).addColumn(rowId, "integer", (column) => column.primaryKey());
  for (const field of Object.keys(collection.fields)) {
    table = table.addColumn(
      snakeCase(field),
      typeOf(collection, field),
      definition(referring(collection, keys), field),
    );
  }
  if (collection.search !== undefined)
    table = table.addColumn(rowWords, "text", (column) => column.notNull().defaultTo(""));
  return table.modifyEnd(sql`strict`).compile().sql;
}

/** `alter table … add column` */
export const addColumn = (collection: AnyCollection, field: string, keys: ReadonlyMap<string, string>): string =>
  compiler.schema
    .alterTable(collection.name)
    .addColumn(snakeCase(field), typeOf(collection, field), definition(referring(collection, keys), field))
    .compile().sql;

/** `alter table … add column` for the words of each row. */
export const addWordsColumn = (collection: AnyCollection): string =>
  compiler.schema
    .alterTable(collection.name)
    .addColumn(rowWords, "text", (column) => column.notNull().defaultTo(""))
    .compile().sql;

/** `create index` */
export function createIndex(collection: string, index: DatabaseIndex): string {
  const builder = compiler.schema
    .createIndex(index.name)
    .on(collection)
    .columns([...index.columns]);
  return (index.unique ? builder.unique() : builder).compile().sql;
}

/** `create table` for word prefixes in the order of the list, so that a page of matches is one scan. */
export function createWordsTables(
  collection: AnyCollection,
  search: NonNullable<AnyCollection["search"]>,
): readonly string[] {
  const { kept } = searchOrder(collection, search.order);
  let scopes = compiler.schema
    .createTable(scopesTable(collection))
    .addColumn(scopeColumn, "integer", (column) => column.primaryKey());
  for (const field of search.within)
    scopes = scopes.addColumn(snakeCase(field), typeOf(collection, field), (column) => column.notNull());
  let words = compiler.schema
    .createTable(wordsTable(collection))
    .addColumn(scopeColumn, "integer", (column) => column.notNull())
    .addColumn(wordColumn, "text", (column) => column.notNull());
  for (const field of kept)
    words = words.addColumn(snakeCase(field), typeOf(collection, field), (column) => column.notNull());
  const ordered = words
    .addColumn(rowId, "integer", (column) => column.notNull())
    .addColumn(sharedColumn, "integer", (column) => column.notNull())
    .addColumn(signsColumn, "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("words", [scopeColumn, wordColumn, ...kept.map(snakeCase), rowId] as never[])
    .modifyEnd(sql`strict, without rowid`);
  const tables = [scopes.modifyEnd(sql`strict`).compile().sql, ordered.compile().sql];
  if (search.within.length === 0) return tables;
  const columns = search.within.map(snakeCase);
  return [
    ...tables,
    createIndex(scopesTable(collection), { name: `${scopesTable(collection)}_key`, columns, unique: true }),
  ];
}

/** `drop table` for the tables of {@link createWordsTables}. */
export const dropWordsTables = (collection: AnyCollection): readonly string[] =>
  [wordsTable(collection), scopesTable(collection)].map((table) => compiler.schema.dropTable(table).compile().sql);

/** The collection with its references in the form Kysely expects: `table.column`. */
const referring = (collection: AnyCollection, keys: ReadonlyMap<string, string>): AnyCollection => ({
  ...collection,
  references: Object.fromEntries(
    Object.entries(collection.references).map(([field, target]) => [
      field,
      `${target}.${keys.get(target ?? "") ?? rowId}`,
    ]),
  ),
});

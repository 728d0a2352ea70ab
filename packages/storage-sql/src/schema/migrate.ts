import { type AnyCollection, StoreIncompatible } from "@rollcall/core";
import type { Connection } from "../connections/connection.ts";
import { checkSearch } from "../statements/search-statements.ts";
import { type Indexed, indexesOf, rowWords } from "./names.ts";
import { fieldsToAdd, shapeFormat, type RecordedShape, same, shapeOf } from "./recorded-shape.ts";
import { buildWords } from "./build-words.ts";
import {
  addColumn,
  addWordsColumn,
  createIndex,
  createSchemaTable,
  createTable,
  createWordsTables,
  dropWordsTables,
  schemaTable,
} from "./tables.ts";

/**
 * Updates the tables to the declared collections in one transaction. If it is interrupted, nothing changes and the next start
 * tries again. If two processes migrate at once, the second one finds nothing to do.
 * @throws {StoreIncompatible} the database was created by a newer version, or adding columns cannot make it match
 */
export function migrate(connection: Connection, collections: readonly AnyCollection[]): void {
  for (const collection of collections) checkSearch(collection);
  connection.beginImmediate();
  try {
    connection.execute(createSchemaTable());
    const recorded = recordedShapes(connection);
    const keys = new Map([...recorded.values(), ...collections].map(({ name, key }) => [name, key[0] ?? ""]));
    for (const collection of collections) {
      const declared = shapeOf(collection);
      const before = recorded.get(collection.name);
      if (same(before, declared)) continue;
      for (const target of Object.values(collection.references)) {
        if (!keys.has(target ?? ""))
          throw new TypeError(`\`${collection.name}\` refers to an unknown collection \`${String(target)}\``);
      }
      if (before === undefined) create(connection, collection, keys);
      else alter(connection, before, collection, keys);
      connection.ask(
        `insert into ${schemaTable} (collection, format, shape) values (?, ?, ?)
         on conflict (collection) do update set format = excluded.format, shape = excluded.shape`,
        collection.name,
        shapeFormat,
        JSON.stringify(declared),
      );
    }
    connection.commit();
  } catch (error) {
    connection.rollback();
    throw error;
  }
}

/**
 * Reads the recorded shapes of all tables, by collection.
 * @throws {StoreIncompatible} the database was created by a newer version
 */
export function recordedShapes(connection: Connection): ReadonlyMap<string, RecordedShape> {
  const shapes = new Map<string, RecordedShape>();
  for (const { collection, format, shape } of connection.ask(`select collection, format, shape from ${schemaTable}`)) {
    if ((format as number) > shapeFormat) {
      throw new StoreIncompatible(
        `the database has format ${String(format)}, this version knows ${shapeFormat}; it was created by a newer version`,
      );
    }
    shapes.set(collection as string, JSON.parse(shape as string) as RecordedShape);
  }
  return shapes;
}

function create(connection: Connection, collection: AnyCollection, keys: ReadonlyMap<string, string>): void {
  const foreign = connection.ask("select name from sqlite_master where name = ?", collection.name);
  if (foreign.length > 0)
    throw new StoreIncompatible(`the database has a table \`${collection.name}\` that Rollcall did not create`);
  connection.execute(createTable(collection, keys));
  for (const index of indexesOf(collection)) connection.execute(createIndex(collection.name, index));
  if (collection.search !== undefined) makeWords(connection, collection, collection.search);
}

function makeWords(
  connection: Connection,
  collection: AnyCollection,
  search: NonNullable<AnyCollection["search"]>,
): void {
  for (const table of createWordsTables(collection, search)) connection.execute(table);
}

/**
 * Finds what is missing in a table, and whether to recreate it: an empty table can be recreated for a new required field.
 * @throws {StoreIncompatible} adding columns cannot make it match
 */
export function additionTo(connection: Connection, before: RecordedShape, collection: AnyCollection) {
  const added = fieldsToAdd(before, shapeOf(collection));
  const required = added.find((field) => collection.fields[field]?.nullable === false);
  if (required !== undefined && connection.ask(`select 1 from "${collection.name}" limit 1`).length > 0) {
    throw new StoreIncompatible(
      `the rows of \`${collection.name}\` have no value for the new required field \`${required}\`; declare it \`nullable\`, or recreate the database`,
    );
  }
  return { added, isMadeAnew: required !== undefined };
}

function alter(
  connection: Connection,
  before: RecordedShape,
  collection: AnyCollection,
  keys: ReadonlyMap<string, string>,
): void {
  const { added, isMadeAnew } = additionTo(connection, before, collection);
  if (isMadeAnew) {
    if (before.search !== undefined) for (const drop of dropWordsTables(collection)) connection.execute(drop);
    connection.execute(`drop table "${collection.name}"`);
    create(connection, collection, keys);
    return;
  }
  for (const field of added) connection.execute(addColumn(collection, field, keys));
  alterIndexes(connection, before, collection);
  if (same(before.search, collection.search)) return;
  if (before.search !== undefined) {
    for (const drop of dropWordsTables(collection)) connection.execute(drop);
    connection.execute(`alter table "${collection.name}" drop column "${rowWords}"`);
  }
  if (collection.search !== undefined) {
    connection.execute(addWordsColumn(collection));
    makeWords(connection, collection, collection.search);
    buildWords(connection, collection, collection.search);
  }
}

function alterIndexes(connection: Connection, before: Indexed, collection: AnyCollection): void {
  const had = new Map(indexesOf(before).map((index) => [index.name, index]));
  const has = new Map(indexesOf(collection).map((index) => [index.name, index]));
  for (const [name, index] of had) if (!same(index, has.get(name))) connection.execute(`drop index "${name}"`);
  for (const [name, index] of has) {
    if (same(index, had.get(name))) continue;
    try {
      connection.execute(createIndex(collection.name, index));
    } catch (cause) {
      if ((cause as { errcode?: number }).errcode !== 2067) throw cause;
      throw new StoreIncompatible(
        `rows of \`${collection.name}\` have the same values in a unique key: ${index.columns.join(", ")}`,
        { cause },
      );
    }
  }
}

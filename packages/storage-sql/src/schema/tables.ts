import type { AnyCollection } from "@rollcall/core";
import { type RawBuilder, sql } from "kysely";
import { type Dialect, statement } from "../dialect.ts";
import type { Statement } from "../steps.ts";
import { combined } from "./filter-index.ts";
import type { DatabaseIndex } from "./indexes.ts";
import {
  clusteredBy,
  rowWords,
  scopeColumn,
  searchOrder,
  sharedColumn,
  signsColumn,
  rowId,
  snakeCase,
  wordColumn,
  wordsTable,
} from "./names.ts";

/** Where collections, their shapes and the format of their tables are recorded. */
export const schemaTable = "rollcall_schema";

/**
 * The name of an index whose only purpose is its name, which identifies the version of the table shapes. In SQLite, it also changes
 * `schema_version` with every migration.
 */
export const markerName = (version: string): string => `${schemaTable}__${version.replace(".", "_")}`;

/** The key columns of the collections that others refer to, by name. */
export type Keys = ReadonlyMap<string, string>;

const wordsOfRow = sql`${sql.ref(rowWords)} text not null default ''`;
const names = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(column)));

/** The statements that create and change the tables of a database. */
export class Tables {
  readonly #dialect: Dialect;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** `create table rollcall_schema` */
  createSchemaTable(): Statement {
    const { types, tableOptions } = this.#dialect;
    const text = sql.raw(`${types.text} not null`);
    return this.#of(
      sql`create table ${this.#table(schemaTable)} ("collection" ${text} primary key, "format" ${sql.raw(types.integer)} not null, "shape" ${text}) ${tableOptions}`,
    );
  }

  /** Gives the marker of the shapes the name of another version, or creates it. Changes no table, so others may read in the meantime. */
  moveMarker(from: string, to: string): readonly Statement[] {
    const before = this.#dialect.oldIndex(markerName(from));
    const after = this.#dialect.newIndex(markerName(to));
    const move = this.#dialect.renamesIndexes
      ? sql`alter index if exists ${before} rename to ${after}`
      : sql`drop index if exists ${before}`;
    const create = sql`create index if not exists ${after} on ${this.#table(schemaTable)} ("format")`;
    return [move, create].map((text) => this.#of(text));
  }

  /** `create table` for a collection, without its indexes. */
  createTable(collection: AnyCollection, keys: Keys, name = collection.name): Statement {
    const { rowNumber, tableOptions } = this.#dialect;
    const clustered = clusteredBy(this.#dialect, collection);
    const columns = [
      ...(clustered ? [] : rowNumber.always.map((definition) => sql.raw(definition))),
      ...Object.keys(collection.fields).map((field) => this.#column(collection, field, keys)),
      ...(collection.search === undefined ? [] : this.#searchColumns()),
      ...(clustered ? [sql`primary key (${names(collection.key.map(snakeCase))})`] : []),
    ];
    const options = clustered?.tableOptions ?? tableOptions;
    return this.#of(sql`create table ${this.#table(name)} (${sql.join(columns)}) ${options}`);
  }

  /** `insert into … select` for columns of a table. */
  copyRows(from: string, into: string, fields: readonly string[]): Statement {
    const columns = names(fields.map(snakeCase));
    return this.#of(sql`insert into ${this.#table(into)} (${columns}) select ${columns} from ${this.#table(from)}`);
  }

  /** `alter table … rename to` */
  renameTable(from: string, to: string): Statement {
    return this.#of(sql`alter table ${this.#table(from)} rename to ${sql.ref(to)}`);
  }

  /** `alter table … add column` */
  addColumn(collection: AnyCollection, field: string, keys: Keys): Statement {
    return this.#of(
      sql`alter table ${this.#table(collection.name)} add column ${this.#column(collection, field, keys)}`,
    );
  }

  /** `alter table … add column` for what a search needs of each row. */
  addSearchColumns({ name }: AnyCollection): readonly Statement[] {
    return this.#searchColumns().map((column) => this.#of(sql`alter table ${this.#table(name)} add column ${column}`));
  }

  /** `alter table … drop column` for what a search needed. */
  dropSearchColumns({ name }: AnyCollection): readonly Statement[] {
    const columns = [...(this.#dialect.rowNumber.search.length > 0 ? [rowId] : []), rowWords];
    return columns.map((column) => this.#of(sql`alter table ${this.#table(name)} drop column ${sql.ref(column)}`));
  }

  dropTable(name: string): Statement {
    return this.#of(sql`drop table ${this.#table(name)}`);
  }

  /** `create index` */
  createIndex(collection: AnyCollection, index: DatabaseIndex): Statement {
    const nullable = new Set(
      Object.keys(collection.fields)
        .filter((field) => collection.fields[field]?.nullable)
        .map(snakeCase),
    );
    const columns = index.columns.map((column) =>
      nullable.has(column) && !index.unique
        ? sql`${sql.ref(column)} ${this.#dialect.nullsFirst(false)}`
        : sql`${sql.ref(column)}`,
    );
    if (index.combined !== undefined) {
      const { fields, at } = index.combined;
      columns.splice(at, 0, combined(this.#dialect, collection, fields));
    }
    const { omitsNull } = index;
    const rows = omitsNull === undefined ? sql`` : sql` where ${sql.ref(omitsNull)} is not null`;
    return this.#of(
      sql`create ${sql.raw(index.unique ? "unique index" : "index")} ${this.#dialect.newIndex(index.name)} on ${this.#table(collection.name)} (${sql.join(columns)})${rows}`,
    );
  }

  dropIndex(name: string): Statement {
    return this.#of(sql`drop index ${this.#dialect.oldIndex(name)}`);
  }

  /** `create table` for word prefixes in the order of the list, so that a page of matches is one scan. */
  createWordsTable(collection: AnyCollection, search: NonNullable<AnyCollection["search"]>): Statement {
    const { kept } = searchOrder(collection, search.order);
    const { types, wordsTableOptions } = this.#dialect;
    const column = (name: string, type: string): RawBuilder<unknown> =>
      sql`${sql.ref(name)} ${sql.raw(`${type} not null`)}`;
    const columns = [
      column(scopeColumn, types.integer),
      column(wordColumn, types.text),
      ...kept.map((field) => column(snakeCase(field), this.#type(collection, field))),
      column(rowId, types.integer),
      column(sharedColumn, types.integer),
      column(signsColumn, types.integer),
    ];
    const key = names([scopeColumn, wordColumn, ...kept.map(snakeCase), rowId]);
    const rest = this.#dialect.wordsKeyOptions([sharedColumn, signsColumn]);
    return this.#of(
      sql`create table ${this.#table(wordsTable(collection))} (${sql.join(columns)}, primary key (${key}) ${rest}) ${wordsTableOptions}`,
    );
  }

  dropWordsTable(collection: AnyCollection): Statement {
    return this.dropTable(wordsTable(collection));
  }

  #column(collection: AnyCollection, field: string, keys: Keys): RawBuilder<unknown> {
    const target = collection.references[field];
    const definition = sql`${sql.ref(snakeCase(field))} ${sql.raw(this.#type(collection, field))}`;
    const required = collection.fields[field]?.nullable === false ? sql` not null` : sql``;
    if (target === undefined) return sql`${definition}${required}`;
    return sql`${definition}${required} references ${this.#table(target)} (${sql.ref(keys.get(target) ?? rowId)})`;
  }

  #searchColumns(): readonly RawBuilder<unknown>[] {
    return [...this.#dialect.rowNumber.search.map((definition) => sql.raw(definition)), wordsOfRow];
  }

  #type(collection: AnyCollection, field: string): string {
    return this.#dialect.types[collection.fields[field]?.kind ?? "text"];
  }

  #table(name: string): RawBuilder<unknown> {
    return this.#dialect.table(name);
  }

  #of(text: RawBuilder<unknown>): Statement {
    return statement(this.#dialect, text);
  }
}

import { type AnyCollection, searchWords } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { bindable } from "../row-codec.ts";
import {
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
} from "../schema/names.ts";
import { signsOf, wordEntries } from "../schema/word-entries.ts";

/** Keeps the words of a searchable collection up to date with statements, because triggers are several times slower. */
export interface WordsWriter {
  /** Columns whose changes affect the words. */
  readonly concerned: ReadonlySet<string>;
  /** The columns of the order that are stored with the words. */
  readonly kept: readonly string[];
  /** The words of a row as stored in its column. */
  wordsOf(row: Readonly<Record<string, unknown>>): string;
  /** The position of the entries of a row with these words and this number. */
  placeOf(row: Readonly<Record<string, unknown>>, words: string, number: number): WordsPlace;
  /** The stored row with this key, with the fields that affect its words. */
  stored(connection: Connection, key: readonly SQLInputValue[]): StoredRow | undefined;
  add(connection: Connection, at: WordsPlace): void;
  remove(connection: Connection, at: WordsPlace): void;
  /** Writes the difference between the old and new entries. */
  replace(connection: Connection, before: WordsPlace, after: WordsPlace): void;
}

/** The position of the entries of a row: its words, its `within` cells, the cells of the order, its number. */
export interface WordsPlace {
  readonly words: string;
  readonly within: readonly SQLInputValue[];
  readonly order: readonly SQLInputValue[];
  readonly row: number;
}

/** A row before a change: the fields that affect its words, and the position of its entries. */
export interface StoredRow {
  readonly row: Readonly<Record<string, unknown>>;
  readonly place: WordsPlace;
}

/** Compiles the statements that maintain the words table of a collection. */
export function wordsWriter(collection: AnyCollection, search: NonNullable<AnyCollection["search"]>): WordsWriter {
  const table = sql.table(wordsTable(collection));
  const { kept } = searchOrder(collection, search.order);
  const columns = [scopeColumn, wordColumn, ...kept.map(snakeCase), rowId];
  const inserted = statement(
    sql`insert into ${table} (${sql.join([...columns, sharedColumn, signsColumn].map((name) => sql.ref(name)))}) values (${sql.join([...columns, 0, 0].map(() => parameter))})`,
  );
  const deleted = statement(
    sql`delete from ${table} ${where(columns.map((name) => sql`${sql.ref(name)} = ${parameter}`))}`,
  );
  const scopes = sql.table(scopesTable(collection));
  const scopeColumns = search.within.map((field) => sql.ref(snakeCase(field)));
  const scopeFound = statement(
    sql`select ${sql.ref(scopeColumn)} from ${scopes} ${where(scopeColumns.map((column) => sql`${column} = ${parameter}`))}`,
  );
  const scopeMade = statement(
    sql`insert into ${scopes} (${sql.join([sql.ref(scopeColumn), ...scopeColumns])}) values (null, ${sql.join(scopeColumns.map(() => parameter))})`,
  );
  const scopeOf = (connection: Connection, { within }: WordsPlace): SQLInputValue => {
    if (within.length === 0) return 0;
    return connection.row(scopeFound, within)?.[0] ?? connection.insert(scopeMade, within);
  };
  const insertEntry = (
    connection: Connection,
    at: WordsPlace,
    scope: SQLInputValue,
    word: string,
    shared: number,
    signs: number,
  ): void => {
    connection.run(inserted, [scope, word, ...at.order, at.row, shared, signs]);
  };
  const deleteEntry = (connection: Connection, at: WordsPlace, scope: SQLInputValue, word: string): void => {
    connection.run(deleted, [scope, word, ...at.order, at.row]);
  };
  const add = (connection: Connection, at: WordsPlace): void => {
    const scope = scopeOf(connection, at);
    const signs = signsIn(at.words);
    for (const [word, shared] of wordEntries(at.words)) insertEntry(connection, at, scope, word, shared, signs);
  };
  const remove = (connection: Connection, at: WordsPlace): void => {
    const scope = scopeOf(connection, at);
    for (const word of wordEntries(at.words).keys()) deleteEntry(connection, at, scope, word);
  };
  const concerned = [...new Set([...search.fields, ...search.within, ...kept])];
  const read = [rowId, rowWords, ...concerned.map(snakeCase)].map((column) => sql.ref(column));
  const byKey = collection.key.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
  const found = statement(sql`select ${sql.join(read)} from ${sql.table(collection.name)} ${where(byKey)}`);
  const placeOf: WordsWriter["placeOf"] = (row, text, number) => ({
    row: number,
    words: text,
    within: search.within.map((field) => bindable(row[field])),
    order: kept.map((field) => bindable(row[field])),
  });
  return {
    concerned: new Set(concerned),
    placeOf,
    stored: (connection, key) => {
      const cells = connection.row(found, key);
      if (cells === undefined) return undefined;
      const row = Object.fromEntries(concerned.map((field, i) => [field, cells[i + 2]]));
      return { row, place: placeOf(row, cells[1] as string, cells[0] as number) };
    },
    kept,
    wordsOf: (row) => {
      const words = searchWords(...search.fields.map((field) => row[field]).filter((text) => typeof text === "string"));
      return words.length === 0 ? "" : ` ${words.join(" ")}`;
    },
    add,
    remove,
    replace: (connection, before, after) => {
      const signs = signsIn(after.words);
      if (!equal(before.within, after.within) || !equal(before.order, after.order) || signs !== signsIn(before.words)) {
        remove(connection, before);
        add(connection, after);
        return;
      }
      if (before.words === after.words) return;
      const old = wordEntries(before.words);
      const now = wordEntries(after.words);
      const scope = scopeOf(connection, after);
      for (const [word, shared] of old) if (now.get(word) !== shared) deleteEntry(connection, before, scope, word);
      for (const [word, shared] of now)
        if (old.get(word) !== shared) insertEntry(connection, after, scope, word, shared, signs);
    },
  };
}

const signsIn = (words: string): number => signsOf(words.slice(1).split(" "));
const equal = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.every((cell, i) => cell === other[i]);

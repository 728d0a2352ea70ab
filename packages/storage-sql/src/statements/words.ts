import { type AnyCollection, searchWords } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import { parameter, statement, where } from "../compiler.ts";
import type { Connection } from "../connections/connection.ts";
import { ROW_ID, SHARED, snakeCase, WORD, wordsTable } from "../schema/names.ts";
import { wordEntries } from "../schema/word-entries.ts";

/** How the words of a searched collection are kept beside its rows: by statements, since triggers are several times slower. */
export interface WordsWriter {
  /** Columns whose change concerns the words. */
  readonly concerned: ReadonlySet<string>;
  /** The words of a row as its column holds them. */
  wordsOf(row: Readonly<Record<string, unknown>>): string;
  add(connection: Connection, at: WordsPlace): void;
  remove(connection: Connection, at: WordsPlace): void;
  /** Writes the difference between what stood and what stands. */
  replace(connection: Connection, before: WordsPlace, after: WordsPlace): void;
}

/** Where the entries of a row stand: its words, its `within` and `order` cells, its number. */
export interface WordsPlace {
  readonly words: string;
  readonly within: readonly (SQLInputValue | SQLOutputValue)[];
  readonly order: readonly (SQLInputValue | SQLOutputValue)[];
  readonly row: number;
}

/** Compiles the upkeep of the words table of a collection. */
export function wordsWriter(collection: AnyCollection, search: NonNullable<AnyCollection["search"]>): WordsWriter {
  const table = sql.table(wordsTable(collection));
  const columns = [...search.within.map(snakeCase), WORD, ...search.order.map(snakeCase)];
  const inserted = statement(
    sql`insert into ${table} (${sql.join([...columns, ROW_ID, SHARED].map((name) => sql.ref(name)))}) values (${sql.join([...columns, 0, 0].map(() => parameter))})`,
  );
  const deleted = statement(sql`delete from ${table} ${where(columns.map((name) => sql`${sql.ref(name)} = ${parameter}`))}`);
  const insertEntry = (connection: Connection, at: WordsPlace, word: string, shared: number): void => {
    connection.run(inserted, [...at.within, word, ...at.order, at.row, shared]);
  };
  const deleteEntry = (connection: Connection, at: WordsPlace, word: string): void => {
    connection.run(deleted, [...at.within, word, ...at.order]);
  };
  const add = (connection: Connection, at: WordsPlace): void => {
    for (const [word, shared] of wordEntries(at.words)) insertEntry(connection, at, word, shared);
  };
  const remove = (connection: Connection, at: WordsPlace): void => {
    for (const word of wordEntries(at.words).keys()) deleteEntry(connection, at, word);
  };
  return {
    concerned: new Set([...search.fields, ...search.within, ...search.order]),
    wordsOf: (row) => {
      const words = searchWords(...search.fields.map((field) => row[field]).filter((text) => typeof text === "string"));
      return words.length === 0 ? "" : ` ${words.join(" ")}`;
    },
    add,
    remove,
    replace: (connection, before, after) => {
      if (!equal(before.within, after.within) || !equal(before.order, after.order)) {
        remove(connection, before);
        add(connection, after);
        return;
      }
      if (before.words === after.words) return;
      const old = wordEntries(before.words);
      const now = wordEntries(after.words);
      for (const [word, shared] of old) if (now.get(word) !== shared) deleteEntry(connection, before, word);
      for (const [word, shared] of now) if (old.get(word) !== shared) insertEntry(connection, after, word, shared);
    },
  };
}

const equal = (one: readonly unknown[], other: readonly unknown[]): boolean => one.every((cell, i) => cell === other[i]);

import { type AnyCollection, searchWords } from "@rollcall/core";
import { sql } from "kysely";
import { type Dialect, type EntryWriter, parameter, statement, where } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { rowId, rowWords, scopeColumn, searchOrder, snakeCase, wordColumn, wordsTable } from "../schema/names.ts";
import { scopeOf, signsOf, wordEntries } from "../schema/word-entries.ts";
import { type Cell, type Entries, row, type Steps } from "../steps.ts";

type Values = Readonly<Record<string, unknown>>;

/** Keeps the words of a searchable collection up to date with statements, because triggers are several times slower. */
export interface WordsWriter {
  /** Columns whose changes affect the words. */
  readonly concerned: readonly string[];
  readonly entries: EntryWriter;
  /** The words of a row as stored in its column. */
  wordsOf(row: Values): string;
  /** The entries of a row with these words and this number. */
  entriesOf(row: Values, words: string, number: Cell): Entries;
  /** The stored row with this key. */
  stored(key: readonly Cell[]): Steps<StoredRow | undefined>;
  /** Writes the difference between the old and new entries. */
  replace(before: Entries, after: Entries): Steps<void>;
}

/** A row before a change: the fields that affect its words, and its entries. */
export interface StoredRow {
  readonly row: Values;
  readonly entries: Entries;
}

/** Compiles the statements that maintain the words table of a collection. */
export function wordsWriter(
  dialect: Dialect,
  collection: AnyCollection,
  search: NonNullable<AnyCollection["search"]>,
): WordsWriter {
  const { kept } = searchOrder(collection, search.order);
  const entries = dialect.entries({
    dialect,
    table: dialect.table(wordsTable(collection)),
    columns: [scopeColumn, wordColumn, ...kept.map(snakeCase), rowId],
    kinds: kept.map((field) => collection.fields[field]?.kind ?? "text"),
  });
  const concerned = [...new Set([...search.fields, ...search.within, ...kept])];
  const read = rowReader(dialect, collection, concerned, 2);
  const columns = [rowId, rowWords, ...concerned.map(snakeCase)].map((column) => sql.ref(column));
  const byKey = collection.key.map((field) => sql`${sql.ref(snakeCase(field))} = ${parameter}`);
  const found = statement(
    dialect,
    sql`select ${sql.join(columns)} from ${dialect.table(collection.name)} ${where(byKey)}`,
  );
  const entriesOf: WordsWriter["entriesOf"] = (values, text, number) => {
    const words = wordEntries(text);
    return {
      row: number,
      words,
      signs: signsOf(words.keys()),
      scope: scopeOf(search.within.map((field) => bindable(values[field]))),
      order: kept.map((field) => bindable(values[field])),
    };
  };
  return {
    concerned,
    entries,
    entriesOf,
    *stored(key) {
      const [cells] = yield row(found, key);
      if (cells === undefined) return undefined;
      const values = read(cells);
      return { row: values, entries: entriesOf(values, cells[1] as string, cells[0] as Cell) };
    },
    wordsOf: (values) => {
      const texts = search.fields.map((field) => values[field]).filter((text) => typeof text === "string");
      const words = searchWords(...texts);
      return words.length === 0 ? "" : ` ${words.join(" ")}`;
    },
    *replace(before, after) {
      if (before.scope !== after.scope || before.signs !== after.signs || !equal(before.order, after.order)) {
        yield* entries.remove(before);
        yield* entries.add(after);
        return;
      }
      yield* entries.remove({ ...before, words: without(before.words, after.words) });
      yield* entries.add({ ...after, words: without(after.words, before.words) });
    },
  };
}

/** The entries that are not the same in `other`. */
const without = (words: Entries["words"], other: Entries["words"]): Entries["words"] =>
  new Map([...words].filter(([word, shared]) => other.get(word) !== shared));

const equal = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.every((cell, i) => cell === other[i]);

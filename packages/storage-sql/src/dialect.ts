import type { FieldKind } from "@rollcall/core";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Cell, Entries, Statement, Steps } from "./steps.ts";

/** What differs between two databases: names, types and a few expressions. */
export interface Dialect {
  /** Kysely used only as a compiler; it never runs a statement. */
  readonly compiler: Kysely<unknown>;
  /** A table, by the name of its collection. */
  table(name: string): RawBuilder<unknown>;
  /** An index where it is created, by its name. */
  newIndex(name: string): RawBuilder<unknown>;
  /** An index where it is dropped. */
  oldIndex(name: string): RawBuilder<unknown>;
  /** Makes a scan use an index, if the database has hints. */
  readonly hint: (index: string) => RawBuilder<unknown>;
  /** Joins the rows of a table, as `m`, with their word entries, as `w`, one by one in the order of the entries. */
  joinRows(table: RawBuilder<unknown>): RawBuilder<unknown>;
  /** The position of a text in another one, or 0. */
  readonly position: RawBuilder<unknown>;
  /** Whether a join keeps the order of its subquery. */
  readonly keepsOrder: boolean;
  /** Makes null sort first in a nullable column. */
  nullsFirst(reverse: boolean): RawBuilder<unknown>;
  /** The types of columns, by the kind of their fields. */
  readonly types: Readonly<Record<FieldKind, string>>;
  /** The value of a column as text, for an index. */
  asText(kind: FieldKind, column: RawBuilder<unknown>): RawBuilder<unknown>;
  /** The definitions of the columns that number the rows of a table, without and with a search. */
  readonly rowNumber: { readonly always: readonly string[]; readonly search: readonly string[] };
  /** Follows the columns of a table. */
  readonly tableOptions: RawBuilder<unknown>;
  /** How tables without a search keep their rows in the order of the key instead of numbering them; undefined if they can't. */
  readonly clustered: Clustered | undefined;
  readonly wordsTableOptions: RawBuilder<unknown>;
  /** Follows the primary key of a words table, with the columns that are not part of it. */
  wordsKeyOptions(rest: readonly string[]): RawBuilder<unknown>;
  /** Reads the rows of many keys in one statement. Without it, each key has its own. */
  readonly manyKeys: ManyKeys | undefined;
  /** Makes a change fail if it changes no row, where the number of changed rows comes too late. */
  mustChange(change: RawBuilder<unknown>): RawBuilder<unknown>;
  /** The compression of long JSON texts, unless the database does it itself. */
  readonly compression: Compression | undefined;
  /** The source text of an expression that decodes the cell `cell` of a column. */
  decode(kind: "integer" | "boolean", cell: string): string;
  /** The parts of a cell that combines columns with few values. */
  readonly packed: PackedCells;
  /** Selects the names of those parts that exist. */
  existing(parts: readonly DatabasePart[]): RawBuilder<unknown>;
  /** Selects the columns of tables: the name of the table and of the column. */
  columnsOf(tables: readonly string[]): RawBuilder<unknown>;
  /** Lets a migration wait for transactions that write, and later ones for it, by a lock of a table. Undefined if the database does so itself. */
  readonly excludeWriters: ((table: RawBuilder<unknown>) => RawBuilder<unknown>) | undefined;
  /** Whether an index can get another name. */
  readonly renamesIndexes: boolean;
  /** Whether an error says that two rows have the same values in a unique index. */
  isDuplicate(error: unknown): boolean;
  /** Writes the entries of searchable rows. */
  entries(table: WordsTable): EntryWriter;
}

/** A table or an index. */
export interface DatabasePart {
  readonly name: string;
  /** The table that an index belongs to; a table itself has the same name. */
  readonly table: string;
}

/** Compresses texts. */
export interface Compression {
  /** Returns the text itself if it is short. */
  readonly deflate: (text: string) => string | Uint8Array;
  readonly inflate: Inflate;
}

/** Returns the text that was compressed. */
export type Inflate = (compressed: Uint8Array) => string;

/** Tables whose rows are in the order of their key. */
export interface Clustered {
  /** Follows the columns of such a table. */
  readonly tableOptions: RawBuilder<unknown>;
  /** The name that the database gives the index of the key. */
  keyIndex(table: string): string;
}

/** How columns with few values share a cell. */
export interface PackedCells {
  /** A boolean column as 0, 1 or null. */
  bit(column: RawBuilder<unknown>): RawBuilder<unknown>;
  /** A number or, if it is null, JSON with an array of these values. */
  numberOrTexts(number: RawBuilder<unknown>, values: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** How one statement reads the rows of many keys, in a database that has arrays. */
export interface ManyKeys {
  /** Selects columns of `m`, and the place of the key as the last one. Binds an array for each column of the key. */
  select(
    columns: readonly RawBuilder<unknown>[],
    table: RawBuilder<unknown>,
    key: readonly KeyColumn[],
  ): RawBuilder<unknown>;
  array(values: readonly Cell[]): string;
  /** The texts of an array as column `text` of `c`. */
  readonly texts: RawBuilder<unknown>;
}

/** A column of a key. */
export interface KeyColumn {
  readonly name: string;
  readonly kind: FieldKind;
}

/** The words table of a collection. */
export interface WordsTable {
  readonly dialect: Dialect;
  readonly table: RawBuilder<unknown>;
  /** The columns of its key: scope, word, the columns of the order, the number of the row. */
  readonly columns: readonly string[];
  /** The kinds of the columns of the order. */
  readonly kinds: readonly FieldKind[];
}

/** Writes entries of a words table. */
export interface EntryWriter {
  /** Inserts a row and its entries. */
  insert(row: RawBuilder<unknown>): (cells: readonly Cell[], entries: Omit<Entries, "row">) => Steps<void>;
  add(entries: Entries): Steps<void>;
  remove(entries: Entries): Steps<void>;
}

let slots = 0;

/** Compiles a statement. Its values are placeholders; only their number and order matter. */
export const statement = (dialect: Dialect, text: RawBuilder<unknown>): Statement => ({
  slot: slots++,
  sql: text.compile(dialect.compiler).sql,
});

/** A value to be bound later. */
export const parameter = sql`${null}`;

/**
 * A placeholder for `limit`. A bare parameter makes SQLite prepare the statement again for each value.
 */
export const rowCount = sql`cast(${parameter} as integer)`;

/** Joins conditions with `and`. Empty without conditions. */
export const where = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`;

/** The same scan several times, for different parameters. */
export const unionAll = (scan: RawBuilder<unknown>, scans: number): RawBuilder<unknown> =>
  sql.join(
    Array.from({ length: scans }, () => scan),
    sql` union all `,
  );

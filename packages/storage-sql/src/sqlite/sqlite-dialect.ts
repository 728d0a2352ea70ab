import {
  DummyDriver,
  Kysely,
  type RawBuilder,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { type Dialect, type EntryWriter, parameter, statement, where, type WordsTable } from "../dialect.ts";
import { rowId, sharedColumn, signsColumn } from "../schema/names.ts";
import { Statements } from "../statements/statements.ts";
import { type Entries, run, type Steps } from "../steps.ts";
import { compression } from "./compression.ts";

const uniqueViolation = 2067;

/** SQLite: strict tables, with a rowid that numbers the rows. */
export const sqliteDialect: Dialect = {
  compiler: new Kysely<unknown>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  table: (name) => sql.table(name),
  newIndex: (name) => sql.ref(name),
  oldIndex: (name) => sql.ref(name),
  hint: (index) => sql`indexed by ${sql.ref(index)}`,
  // A cross join fixes the join order: entries first, then their rows.
  joinRows: (table) => sql`cross join ${table} as m on ${sql.ref(`m.${rowId}`)} = ${sql.ref(`w.${rowId}`)}`,
  position: sql.raw("instr"),
  keepsOrder: true,
  nullsFirst: () => sql``,
  types: { text: "text", integer: "integer", boolean: "integer", json: "any" },
  asText: (kind, column) => (kind === "text" ? column : sql`cast(${column} as text)`),
  rowNumber: { always: [`"_id" integer primary key`], search: [] },
  tableOptions: sql.raw("strict"),
  clustered: {
    tableOptions: sql.raw("strict, without rowid"),
    keyIndex: (table) => `sqlite_autoindex_${table}_1`,
  },
  wordsTableOptions: sql.raw("strict, without rowid"),
  wordsKeyOptions: () => sql``,
  manyKeys: undefined,
  mustChange: (change) => change,
  compression,
  decode: (kind, cell) => (kind === "boolean" ? `${cell} === 1` : cell),
  packed: {
    bit: (column) => column,
    numberOrTexts: (number, values) => sql`coalesce(${number}, json_array(${values}))`,
  },
  existing: (parts) =>
    sql`select name from sqlite_master where (name, tbl_name) in (values ${sql.join(parts.map(({ name, table }) => sql`(${literals([name, table])})`))})`,
  columnsOf: (tables) =>
    sql`select m.name, c.name from sqlite_master as m, pragma_table_info(m.name) as c where m.name in (${literals(tables)})`,
  excludeWriters: undefined,
  renamesIndexes: false,
  isDuplicate: (error) => (error as { readonly errcode?: unknown }).errcode === uniqueViolation,
  entries: entryWriter,
};

/** The statements of all SQLite stores. */
export const sqliteStatements = new Statements(sqliteDialect);

const literals = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.lit(name)));

/** Writes one statement per entry, because starting a statement costs little in a process. */
function entryWriter({ dialect, table, columns }: WordsTable): EntryWriter {
  const all = [...columns, sharedColumn, signsColumn];
  const inserted = statement(
    dialect,
    sql`insert into ${table} (${sql.join(all.map((name) => sql.ref(name)))}) values (${sql.join(all.map(() => parameter))})`,
  );
  const deleted = statement(
    dialect,
    sql`delete from ${table} ${where(columns.map((name) => sql`${sql.ref(name)} = ${parameter}`))}`,
  );
  function* add({ scope, words, order, row, signs }: Entries): Steps<void> {
    for (const [word, shared] of words) yield run(inserted, [scope, word, ...order, row, shared, signs]);
  }
  return {
    add,
    *remove({ scope, words, order, row }) {
      for (const word of words.keys()) yield run(deleted, [scope, word, ...order, row]);
    },
    insert: (insertRow) => {
      const insertedRow = statement(dialect, insertRow);
      return function* (cells, entries) {
        const [answer] = yield { kind: "insert", statement: insertedRow, parameters: cells };
        yield* add({ ...entries, row: answer?.[0] as number });
      };
    },
  };
}

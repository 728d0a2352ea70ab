import { createHash } from "node:crypto";
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from "kysely";
import {
  type DatabasePart,
  type Dialect,
  type EntryWriter,
  type KeyColumn,
  parameter,
  statement,
  where,
  type WordsTable,
} from "../dialect.ts";
import { rowId, sharedColumn, signsColumn, wordColumn } from "../schema/names.ts";
import { type Cell, type Entries, run } from "../steps.ts";

/** Where the tables are and how their names begin. */
export interface PostgresNames {
  readonly schema: string;
  readonly prefix: string;
}

/** PostgreSQL truncates longer names. */
const longestName = 63;

/** A name that PostgreSQL does not truncate. A hash keeps long ones distinct. */
export function toName(name: string): string {
  if (Buffer.byteLength(name) <= longestName) return name;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
  const begin = Array.from(name.slice(0, longestName - 9));
  while (Buffer.byteLength(begin.join("")) > longestName - 9) begin.pop();
  return `${begin.join("")}_${digest}`;
}

/** A name or text as part of a statement. */
export const quoted = (text: string, quote: `"` | "'"): string =>
  `${quote}${text.replaceAll(quote, quote + quote)}${quote}`;

/** Throws a `TypeError` unless the tables can have these names. */
export function requireNames({ schema, prefix }: PostgresNames): void {
  if (schema === "" || schema.startsWith("pg_") || schema.includes("\0") || Buffer.byteLength(schema) > longestName)
    throw new TypeError(`\`schema\` must have 1 to ${longestName} bytes and not begin with \`pg_\``);
  if (prefix.includes("\0")) throw new TypeError("`tablePrefix` must not contain NUL");
}

const casts = { text: "text", integer: "bigint", boolean: "boolean", json: "json" } as const;

/** PostgreSQL: text is compared by code point, and every name is qualified, because a pooler may change the search path. */
export const postgresDialect = ({ schema, prefix }: PostgresNames): Dialect => ({
  compiler: new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
  table: (name) => sql.id(schema, toName(prefix + name)),
  newIndex: (name) => sql.id(toName(prefix + name)),
  oldIndex: (name) => sql.id(schema, toName(prefix + name)),
  hint: () => sql``,
  // The offset keeps the planner from reading the whole table to join it.
  joinRows: (table) =>
    sql`cross join lateral (select * from ${table} as r where ${sql.ref(`r.${rowId}`)} = ${sql.ref(`w.${rowId}`)} offset 0) as m`,
  position: sql.raw("strpos"),
  keepsOrder: false,
  nullsFirst: (reverse) => sql.raw(reverse ? "nulls last" : "nulls first"),
  types: { ...casts, text: `text collate "C"` },
  asText: (kind, column) =>
    kind === "text" ? column : sql`cast(${kind === "boolean" ? sql`cast(${column} as integer)` : column} as text)`,
  rowNumber: { always: [], search: [`"${rowId}" bigint generated always as identity unique`] },
  tableOptions: sql``,
  clustered: undefined,
  wordsTableOptions: sql``,
  wordsKeyOptions: (rest) => sql`include (${sql.join(rest.map((column) => sql.ref(column)))})`,
  manyKeys: { select: selectMany, array, texts: sql`unnest(${cast("text[]")}) as c ("text")` },
  // The division fails. Otherwise a commit in the same round trip would keep the changes before it.
  mustChange: (change) => sql`with changed as (${change} returning 1) select 1 / count(*) from changed`,
  compression: undefined,
  decode: (kind, cell) => (kind === "boolean" ? `${cell} === "t"` : `+${cell}`),
  packed: {
    bit: (column) => sql`${column}::int`,
    numberOrTexts: (number, values) => sql`coalesce((${number})::text, json_build_array(${values})::text)`,
  },
  existing: (parts) => sql`select asked.name ${found(parts, { schema, prefix })}
      left join pg_index as i on i.indexrelid = c.oid left join pg_class as t on t.oid = i.indrelid
      where coalesce(t.relname, c.relname) = asked.relation_of`,
  columnsOf: (tables) => sql`select asked.name, a.attname ${found(
    tables.map((table) => ({ name: table, table })),
    { schema, prefix },
  )}
      join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
  renamesIndexes: true,
  excludeWriters: (table) => sql`lock table ${table} in exclusive mode`,
  isDuplicate: (error) => (error as { readonly code?: unknown }).code === "23505",
  entries: entryWriter,
});

/** Tables and indexes with these names, including those that the user may not use. */
function found(parts: readonly DatabasePart[], { schema, prefix }: PostgresNames): RawBuilder<unknown> {
  const asked = parts.map(({ name, table }) =>
    sql.join([name, toName(prefix + name), toName(prefix + table)].map((text) => sql.lit(text))),
  );
  return sql`from (values ${sql.join(asked.map((values) => sql`(${values})`))}) as asked (name, relation, relation_of)
      join pg_namespace as n on n.nspname = ${sql.lit(schema)}
      join pg_class as c on c.relnamespace = n.oid and c.relname = asked.relation`;
}

/** Writes all entries of a row in one statement, because each statement costs the server more than a row. */
function entryWriter({ dialect, table, columns, kinds }: WordsTable): EntryWriter {
  const all = [...columns, sharedColumn, signsColumn].map((name) => sql.ref(name));
  const order = kinds.map((kind) => cast(casts[kind]));
  // The parameters come in this order: scope, order, signs, words, numbers of shared letters.
  const added = (row: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`insert into ${table} (${sql.join([all[0], ...all.slice(2, -2), all.at(-1), all[1], all.at(-2)])})
      select ${sql.join([cast("bigint"), ...order, row, cast("bigint")])}, "e"."word", "e"."shared"`;
  const entries = sql`unnest(${cast("text[]")}, ${cast("int[]")}) as e ("word", "shared")`;
  const addStatement = statement(dialect, sql`${added(cast("bigint"))} from ${entries}`);
  const conditions = columns.map((name) =>
    name === wordColumn ? sql`${sql.ref(name)} = any(${cast("text[]")})` : sql`${sql.ref(name)} = ${parameter}`,
  );
  const removed = statement(dialect, sql`delete from ${table} ${where(conditions)}`);
  const wordsOf = ({ words }: Pick<Entries, "words">): string => array([...words.keys()]);
  const sharedOf = ({ words }: Pick<Entries, "words">): string => `{${[...words.values()].join()}}`;
  return {
    *add(of) {
      if (of.words.size === 0) return;
      yield run(addStatement, [of.scope, ...of.order, of.row, of.signs, wordsOf(of), sharedOf(of)]);
    },
    *remove(of) {
      if (of.words.size > 0) yield run(removed, [of.scope, wordsOf(of), ...of.order, of.row]);
    },
    insert: (insertRow) => {
      const number = sql.ref(rowId);
      const inserted = statement(
        dialect,
        sql`with r as (${insertRow} returning ${number}) ${added(sql`r.${number}`)} from r, ${entries}`,
      );
      return function* (cells, of) {
        yield run(inserted, [...cells, of.scope, ...of.order, of.signs, wordsOf(of), sharedOf(of)]);
      };
    },
  };
}

const cast = (type: string): RawBuilder<unknown> => sql`cast(${parameter} as ${sql.raw(type)})`;

/** The text of an array. */
const array = (values: readonly Cell[]): string =>
  `{${values.map((value) => (value === null ? "null" : `"${String(value).replaceAll(/["\\]/g, "\\$&")}"`)).join()}}`;

function selectMany(
  columns: readonly RawBuilder<unknown>[],
  table: RawBuilder<unknown>,
  key: readonly KeyColumn[],
): RawBuilder<unknown> {
  const names = key.map((_, i) => sql.ref(`k${i}`));
  const same = key.map(({ name }, i) => sql`${sql.ref(`m.${name}`)} = ${sql.ref(`k.k${i}`)}`);
  return sql`select ${sql.join([...columns, sql.ref("k.place")])}
    from unnest(${sql.join(key.map(({ kind }) => cast(`${casts[kind]}[]`)))}) with ordinality as k (${sql.join([...names, sql.ref("place")])})
    join ${table} as m on ${sql.join(same, sql` and `)}`;
}

import type { GetQuery, Read, Value } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, statement } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";
import type { Connection } from "./connection.ts";
import { runSteps } from "./run-steps.ts";
import { sqliteDialect, sqliteStatements } from "./sqlite-dialect.ts";

/** Creates the object of a row that has been read, if there is one. */
type ToRow = () => Record<string, unknown> | undefined;
type RowsReader = (connection: Connection, keys: readonly (readonly Value[])[]) => readonly ToRow[];

/** More rows than an operation requests at once. SQLite joins at most 64 tables, and plans that many slowly. */
const maxJoined = 8;

/** Indexed by the ids of the queries, because an operation always runs the same ones together. */
const readers = new Map<string, RowsReader>();

/**
 * Answers several reads on a connection. Single rows are read in one statement, because starting a statement costs more than
 * reading three rows. In a read transaction, the row that a query has read last is not read again. Each answer is an object of its own,
 * because freezing one for all takes several times as long as creating it.
 */
export function readAll(connection: Connection, reads: readonly Read<unknown>[]): unknown[] {
  const { lastRows } = connection;
  const answers: unknown[] = [];
  const gets: SingleRow[] = [];
  for (const [at, { query, args }] of reads.entries()) {
    if (query.kind !== "get") continue;
    const key = args as readonly Value[];
    const last = lastRows?.get(query.id);
    if (last !== undefined && isSame(last.key, key)) answers[at] = last.toRow();
    else gets.push({ at, query, key });
  }
  const rows =
    gets.length > maxJoined ? gets.flatMap((one) => readRows(connection, [one])) : readRows(connection, gets);
  for (const [i, { at, query, key }] of gets.entries()) {
    const toRow = rows[i] ?? nothing;
    answers[at] = toRow();
    lastRows?.set(query.id, { key, toRow });
  }
  for (const [at, read] of reads.entries())
    if (read.query.kind !== "get") answers[at] = runSteps(connection, sqliteStatements.read(read));
  return answers;
}

interface SingleRow {
  /** Its place among the reads. */
  readonly at: number;
  readonly query: GetQuery;
  readonly key: readonly Value[];
}

function isSame(one: readonly Value[], other: readonly Value[]): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

const nothing: ToRow = () => undefined;

function readRows(connection: Connection, gets: readonly SingleRow[]): readonly ToRow[] {
  if (gets.length === 0) return [];
  let combination = "";
  for (const { query } of gets) combination += `${query.id},`;
  let reader = readers.get(combination);
  if (reader === undefined) readers.set(combination, (reader = compile(gets.map(({ query }) => query))));
  return reader(
    connection,
    gets.map(({ key }) => key),
  );
}

function compile(gets: readonly GetQuery[]): RowsReader {
  let width = 0;
  const parts = gets.map(({ collection, by, select }, index) => {
    const fields = select ?? Object.keys(collection.fields);
    const alias = `t${index}`;
    const column = (field: string) => sql.ref(`${alias}.${snakeCase(field)}`);
    // A column that is never null shows whether the row exists.
    const required = fields.findIndex((field) => collection.fields[field]?.nullable === false);
    const columns = (required < 0 ? [...fields, ...collection.key.slice(0, 1)] : fields).map(column);
    const begin = width;
    width += columns.length;
    const proof = begin + (required < 0 ? fields.length : required);
    const match = sql.join(
      by.map((field) => sql`${column(field)} = ${parameter}`),
      sql` and `,
    );
    return {
      columns,
      table: sql`${sql.table(collection.name)} as ${sql.ref(alias)}`,
      match,
      proof,
      read: rowReader(sqliteDialect, collection, fields, begin),
    };
  });
  const [first, second] = parts;
  const columns = sql.join(parts.flatMap((part) => part.columns));
  const joins = parts.map(({ table, match }) => sql`left join ${table} on ${match}`);
  const found = statement(
    sqliteDialect,
    first !== undefined && second === undefined
      ? sql`select ${columns} from ${first.table} where ${first.match} limit 1`
      : sql`select ${columns} from (select 1) ${sql.join(joins, sql` `)}`,
  );
  return (connection, keys) => {
    const parameters: SQLInputValue[] = [];
    for (const key of keys) for (const value of key) parameters.push(bindable(value));
    const cells = connection.row(found, parameters);
    return parts.map(({ proof, read }) => (cells && cells[proof] !== null ? () => read(cells) : nothing));
  };
}

import type { GetQuery, Read, Value } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, statement } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";
import type { Cells, Statement } from "../steps.ts";
import type { Connection, RememberedRow } from "./connection.ts";
import { runSteps } from "./run-steps.ts";
import { sqliteDialect, sqliteStatements } from "./sqlite-dialect.ts";

type GetRead = Extract<Read<unknown>, { readonly query: GetQuery }>;

/** A statement that reads the rows of several queries. */
interface JoinedRows {
  readonly found: Statement;
  readonly rows: readonly JoinedRow[];
}

/** How the cells of such a statement become one of the rows. */
interface JoinedRow extends Pick<RememberedRow, "read"> {
  readonly queryId: number;
  /** The place of a cell that is null only if there is no row. */
  readonly proof: number;
}

/** More rows than an operation requests at once. SQLite joins at most 64 tables, and plans that many slowly. */
const maxJoined = 8;

/** Indexed by the ids of the queries, because an operation always runs the same ones together. */
const statements = new Map<string, JoinedRows>();

const isGet = (read: Read<unknown>): read is GetRead => read.query.kind === "get";

/** The number of places where the rows of a query are remembered. */
const places = 256;
/** The number of rows that a connection remembers. */
const maxRemembered = 2048;
/** Rows that were read together with more characters than this are not remembered, so that they don't take much memory. */
const maxText = 8000;

/**
 * Answers several reads on a connection. Single rows are read in one statement, because starting a statement costs more than
 * reading three rows. In a read transaction, rows that a query has read before are usually not read again. Each result is a separate
 * object, because freezing one for all takes several times as long as creating it.
 */
export function readAll(connection: Connection, reads: readonly Read<unknown>[]): unknown[] {
  const { remembered } = connection;
  const gets: GetRead[] = [];
  for (const read of reads) if (isGet(read) && find(remembered, read) === undefined) gets.push(read);
  const rows =
    gets.length > maxJoined ? gets.flatMap((one) => readRows(connection, [one])) : readRows(connection, gets);
  let next = 0;
  const answers = reads.map((read) => {
    if (!isGet(read)) return runSteps(connection, sqliteStatements.read(read));
    const row = read === gets[next] ? rows[next++] : find(remembered, read);
    return row?.cells && row.read(row.cells);
  });
  if (remembered !== undefined) remember(remembered, rows);
  return answers;
}

function remember(remembered: Map<number, RememberedRow>, rows: readonly RememberedRow[]): void {
  let last: Cells | undefined;
  let isSmall = true;
  for (const row of rows) {
    // Rows that were read together have the same cells.
    if (row.cells !== last) isSmall = row.cells === undefined || textIn(row.cells) <= maxText;
    last = row.cells;
    if (isSmall) remembered.set(row.place, row);
  }
  if (remembered.size > maxRemembered) remembered.clear();
}

function textIn(cells: Cells): number {
  let length = 0;
  for (const cell of cells) if (typeof cell === "string") length += cell.length;
  return length;
}

/** The place where a row is remembered. Others of the same query have the same place if the ends of their keys do. */
function placeOf(queryId: number, key: readonly Value[]): number {
  const end = key[key.length - 1];
  const hash =
    typeof end === "string" ? end.charCodeAt(end.length - 1) * 31 + end.charCodeAt(end.length - 2) : Number(end);
  return queryId * places + (hash & (places - 1));
}

function find(remembered: Connection["remembered"], { query, args }: GetRead): RememberedRow | undefined {
  const row = remembered?.get(placeOf(query.id, args));
  if (row === undefined) return undefined;
  for (let i = 0; i < args.length; i++) if (row.key[i] !== args[i]) return undefined;
  return row;
}

function readRows(connection: Connection, gets: readonly GetRead[]): readonly RememberedRow[] {
  if (gets.length === 0) return [];
  let ids = "";
  const parameters: SQLInputValue[] = [];
  for (const { query, args } of gets) {
    ids += `${query.id},`;
    for (const value of args) parameters.push(bindable(value));
  }
  let joined = statements.get(ids);
  if (joined === undefined) statements.set(ids, (joined = join(gets.map(({ query }) => query))));
  const { found, rows } = joined;
  const cells = connection.row(found, parameters);
  return rows.map(({ queryId, proof, read }, i) => {
    const key = gets[i]?.args ?? [];
    return { place: placeOf(queryId, key), key, cells: cells?.[proof] === null ? undefined : cells, read };
  });
}

function join(queries: readonly GetQuery[]): JoinedRows {
  let width = 0;
  const parts = queries.map(({ id, collection, by, select }, index) => {
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
      row: { queryId: id, proof, read: rowReader(sqliteDialect, collection, fields, begin) },
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
  return { found, rows: parts.map(({ row }) => row) };
}

import type { GetQuery, Read, Value } from "@rollcall/core";
import { sql } from "kysely";
import type { SQLInputValue } from "node:sqlite";
import { parameter, statement } from "../dialect.ts";
import { bindable, rowReader } from "../row-codec.ts";
import { snakeCase } from "../schema/names.ts";
import type { Connection } from "./connection.ts";
import { runSteps } from "./run-steps.ts";
import { sqliteDialect, sqliteStatements } from "./sqlite-dialect.ts";

type Rows = readonly (Record<string, unknown> | undefined)[];
type JoinedReader = (connection: Connection, keys: readonly (readonly Value[])[]) => Rows;

/** More rows than an operation requests at once. SQLite joins at most 64 tables, and plans that many slowly. */
const maxJoined = 8;

/** Indexed by the ids of the queries, because an operation always runs the same ones together. */
const readers = new Map<string, JoinedReader>();

/**
 * Answers several reads on a connection. Single rows are read in one statement, because starting a statement costs more than
 * reading three rows.
 */
export function readAll(connection: Connection, reads: readonly Read<unknown>[]): unknown[] {
  const answers: unknown[] = [];
  const gets: GetQuery[] = [];
  const keys: (readonly Value[])[] = [];
  let combination = "";
  for (const { query, args } of reads) {
    if (query.kind !== "get") continue;
    gets.push(query);
    keys.push(args as readonly Value[]);
    combination += `${query.id},`;
  }
  if (gets.length < 2 || gets.length > maxJoined) {
    for (const read of reads) answers.push(runSteps(connection, sqliteStatements.read(read)));
    return answers;
  }
  let reader = readers.get(combination);
  if (reader === undefined) readers.set(combination, (reader = compile(gets)));
  const rows = reader(connection, keys);
  let next = 0;
  for (const read of reads)
    answers.push(read.query.kind === "get" ? rows[next++] : runSteps(connection, sqliteStatements.read(read)));
  return answers;
}

function compile(gets: readonly GetQuery[]): JoinedReader {
  let width = 0;
  const parts = gets.map(({ collection, by, select }, index) => {
    const fields = select ?? Object.keys(collection.fields);
    const alias = `t${index}`;
    const column = (field: string) => sql.ref(`${alias}.${snakeCase(field)}`);
    // The key of an existing row is never null.
    const columns = [...collection.key.slice(0, 1), ...fields].map(column);
    const begin = width;
    width += columns.length;
    const match = sql.join(
      by.map((field) => sql`${column(field)} = ${parameter}`),
      sql` and `,
    );
    return {
      columns,
      join: sql`left join ${sql.table(collection.name)} as ${sql.ref(alias)} on ${match}`,
      begin,
      read: rowReader(sqliteDialect, collection, fields, begin + 1),
    };
  });
  const found = statement(
    sqliteDialect,
    sql`select ${sql.join(parts.flatMap(({ columns }) => columns))} from (select 1) ${sql.join(
      parts.map(({ join }) => join),
      sql` `,
    )}`,
  );
  return (connection, keys) => {
    const parameters: SQLInputValue[] = [];
    for (const key of keys) for (const value of key) parameters.push(bindable(value));
    const cells = connection.row(found, parameters);
    return parts.map(({ begin, read }) => (cells && cells[begin] !== null ? read(cells) : undefined));
  };
}

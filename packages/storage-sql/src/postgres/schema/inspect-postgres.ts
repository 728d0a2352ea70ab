import type { AnyCollection } from "@rollcall/core";
import pg from "pg";
import { absentDatabase, inspect, type Inspection } from "../../schema/inspect.ts";
import { Migration } from "../../schema/migrate.ts";
import { wordsTable } from "../../schema/names.ts";
import { schemaTable } from "../../schema/tables.ts";
import { runReads } from "../drive.ts";
import type { Send } from "../connection/pipeline.ts";
import { isPooled } from "../connection/is-pooled.ts";
import { planPostgresMigration } from "./migrate-postgres.ts";
import { postgresDialect, toName } from "../postgres-dialect.ts";
import { Session } from "../connection/session.ts";
import { connectTimeout } from "../connection/connecting.ts";
import { problemOf, serverKind, type ServerKind } from "./supported-server.ts";
import { toStoreError } from "../to-store-error.ts";

/** Which tables to inspect, as in the options of a store. */
export interface InspectedDatabase {
  readonly connectionString: string;
  readonly directConnectionString?: string | undefined;
  readonly schema?: string | undefined;
  readonly tablePrefix?: string | undefined;
}

/** The state of a PostgreSQL database compared with the declared collections. */
export interface PostgresInspection extends Inspection {
  /** The version of the server, such as `18.4`. */
  readonly server: string;
  /** Whether `connectionString` leads to a pooler. */
  readonly isPooled: boolean;
  /** Why opening fails although the tables match: a missing permission. */
  readonly denied?: string;
}

/**
 * Inspects a PostgreSQL database without changing it.
 * @throws {StoreUnavailable} the database can't be reached or read
 */
export async function inspectPostgres(
  database: InspectedDatabase,
  collections: readonly AnyCollection[],
): Promise<PostgresInspection> {
  const { connectionString, directConnectionString = connectionString } = database;
  const pooled = await connected(connectionString, isPooled);
  return connected(directConnectionString, (client) => inspectOver(client, pooled, database, collections));
}

/**
 * The statements that opening a store would run, as a script in one transaction. Changes nothing.
 * @returns no statements if the tables are up to date
 * @throws {StoreUnavailable} the database can't be reached or read
 * @throws {StoreIncompatible} opening it would fail
 */
export async function planPostgres(
  {
    connectionString,
    directConnectionString = connectionString,
    schema = "rollcall",
    tablePrefix = "",
  }: InspectedDatabase,
  collections: readonly AnyCollection[],
): Promise<readonly string[]> {
  const names = { schema, prefix: tablePrefix };
  return connected(directConnectionString, (client) => planPostgresMigration(client, names, collections));
}

/** Runs `work` with its own connection. */
export async function connected<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: connectTimeout });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw toStoreError(error, "");
  } finally {
    await client.end();
  }
}

/** What a user may do in a database, and what the server is. */
interface Rights extends ServerKind {
  readonly user: string;
  readonly isReadOnly: boolean;
  readonly mayCreateSchema: boolean;
  /** Null without the schema. */
  readonly mayUse: boolean | null;
  readonly mayCreate: boolean | null;
  /** The owner of the tables; null without tables. */
  readonly owner: string | null;
  readonly isOwner: boolean | null;
  /** Whether all tables can be read and written. Null without tables. */
  readonly mayWrite: boolean | null;
  /** Whether the table of shapes can be locked, as write transactions do. Null without tables. */
  readonly mayLock: boolean | null;
}

/** Parameters: the schema, the table of shapes, and the names of all tables as JSON. */
const rights = `
select row_to_json(r) from (
  select ${serverKind}, current_user as "user",
    pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as "isReadOnly",
    has_database_privilege(current_database(), 'CREATE') as "mayCreateSchema",
    has_schema_privilege(n.oid, 'USAGE') as "mayUse", has_schema_privilege(n.oid, 'CREATE') as "mayCreate",
    pg_get_userbyid(t.relowner) as "owner", pg_has_role(t.relowner, 'USAGE') as "isOwner",
    (
      select bool_and(has_table_privilege(c.oid, 'SELECT') and has_table_privilege(c.oid, 'INSERT')
        and has_table_privilege(c.oid, 'UPDATE') and has_table_privilege(c.oid, 'DELETE'))
      from pg_class c where c.relnamespace = n.oid and c.relname in (select json_array_elements_text($3::json))
    ) as "mayWrite", has_table_privilege(t.oid, 'SELECT') and has_table_privilege(t.oid, 'UPDATE') as "mayLock"
  from (select 1) one
    left join pg_namespace n on n.nspname = $1
    left join pg_class t on t.relnamespace = n.oid and t.relname = $2
) r`;

async function inspectOver(
  client: pg.Client,
  pooled: boolean,
  { schema = "rollcall", tablePrefix: prefix = "" }: InspectedDatabase,
  collections: readonly AnyCollection[],
): Promise<PostgresInspection> {
  const session = new Session(client);
  const send: Send = (statements) => session.send(statements);
  session.begin("repeatable read, read only");
  try {
    const names = collections.flatMap((collection) => [collection.name, wordsTable(collection)]);
    const tables = names.map((name) => toName(prefix + name));
    const parameters = [schema, toName(prefix + schemaTable), JSON.stringify(tables)];
    const [result] = await send([{ sql: rights, parameters }]);
    const found = JSON.parse(result?.rows[0]?.[0] as string) as Rights;
    const about = { server: found.server.split(" ", 1)[0] ?? found.server, isPooled: pooled };
    const absent = { ...about, ...absentDatabase(collections) };
    const problem = problemOf(found);
    if (problem !== undefined) return { ...absent, state: "incompatible", problem };
    const user = `the user \`${found.user}\``;
    if (found.mayUse === false) return { ...absent, denied: `${user} can't use the schema` };
    // The inspection reads tables.
    if (found.mayWrite === false) return { ...absent, denied: `${user} can't read and write all tables` };
    if (found.mayLock === false)
      return {
        ...absent,
        denied: `${user} lacks \`select\` or \`update\` on \`${toName(prefix + schemaTable)}\`, which writes lock`,
      };
    const migration = new Migration(postgresDialect({ schema, prefix }));
    const [inspection] = (await runReads(send, [inspect(migration, collections)])) as [Inspection];
    const denied = deniedBy(found, inspection);
    return { ...about, ...inspection, ...(denied !== undefined && { denied }) };
  } finally {
    session.release();
  }
}

function deniedBy(found: Rights, { state }: Inspection): string | undefined {
  if (state === "incompatible") return undefined;
  if (found.isReadOnly) return "the server is read-only";
  if (state === "current" || state === "damaged") return undefined;
  const user = `the user \`${found.user}\``;
  if (found.mayUse === null) return found.mayCreateSchema ? undefined : `${user} can't create the schema`;
  if (found.mayCreate === false) return `${user} can't create tables in the schema`;
  return found.isOwner === false ? `the tables belong to the user \`${found.owner}\`` : undefined;
}

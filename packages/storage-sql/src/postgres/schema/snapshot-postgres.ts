import type pg from "pg";
import { countRows, type RowCounts } from "../../schema/count-rows.ts";
import { Migration } from "../../schema/migrate.ts";
import { schemaTable } from "../../schema/tables.ts";
import { runReads } from "../drive.ts";
import { connected, type InspectedDatabase } from "./inspect-postgres.ts";
import { withoutTimeouts } from "../connection/pipeline.ts";
import { postgresDialect, toName } from "../postgres-dialect.ts";
import { Session } from "../connection/session.ts";

/** The tables of Rollcall at one moment. */
export interface PostgresSnapshot {
  /** The id under which other connections can read the same state, while `work` runs. */
  readonly id: string;
  /** The major version of the server. */
  readonly server: number;
  /** The names of all tables in the schema, with those of words. Empty if the schema is missing or has no tables. */
  readonly tables: readonly string[];
  /** The name of the table that every installation has. */
  readonly schemaTable: string;
  /** The number of rows by collection. */
  readonly rows: RowCounts;
  /** The number of rows by the name of the table. */
  readonly tableRows: RowCounts;
  /** Whether the schema exists. */
  readonly hasSchema: boolean;
}

/**
 * Reads which tables exist and how many rows they have, and keeps this state readable while `work` runs.
 * @param database where the tables are
 * @param work uses the state
 * @param isRestoring whether a backup replaces the tables: missing ones count as empty, and they may be those of a newer version
 * @throws {StoreUnavailable} the database can't be reached or read
 * @throws {StoreIncompatible} the database was created by a newer version
 */
export async function withPostgresSnapshot<T>(
  {
    connectionString,
    directConnectionString = connectionString,
    schema = "rollcall",
    tablePrefix = "",
  }: InspectedDatabase,
  work: (snapshot: PostgresSnapshot) => Promise<T>,
  isRestoring = false,
): Promise<T> {
  const outcome = await connected(directConnectionString, async (client: pg.Client) => {
    const session = new Session(client);
    session.begin("repeatable read, read only", [withoutTimeouts]);
    try {
      const migration = new Migration(postgresDialect({ schema, prefix: tablePrefix }));
      const send = session.send.bind(session);
      const [rows] = (await runReads(send, [countRows(migration, isRestoring)])) as [RowCounts];
      const about = `select pg_export_snapshot(), current_setting('server_version_num'),
        (select count(*) from pg_namespace where nspname = $1),
        (select coalesce(json_agg(relname), '[]') from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = $1 and c.relkind = 'r')`;
      const [result] = await send([{ sql: about, parameters: [schema] }]);
      const [id, version, schemas, all] = (result?.rows[0] ?? []) as string[];
      const own = new Set(
        [schemaTable, ...Object.keys(rows).flatMap((name) => [name, `${name}__words`])].map((name) =>
          toName(tablePrefix + name),
        ),
      );
      const working = work({
        id: id ?? "",
        server: Math.floor(Number(version) / 10_000),
        tables: (JSON.parse(all ?? "[]") as string[]).filter((name) => Object.keys(rows).length > 0 && own.has(name)),
        schemaTable: toName(tablePrefix + schemaTable),
        rows,
        tableRows: Object.fromEntries(Object.entries(rows).map(([name, count]) => [toName(tablePrefix + name), count])),
        hasSchema: schemas === "1",
      });
      return await working.then(
        (value) => ({ isDone: true, value }) as const,
        (error: unknown) => ({ isDone: false, error }) as const,
      );
    } finally {
      session.release();
    }
  });
  // What the work throws is not a failure of the connection.
  if (outcome.isDone) return outcome.value;
  throw outcome.error;
}

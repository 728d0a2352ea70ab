import { type AnyCollection, StoreIncompatible } from "@rollcall/core";
import type { Client, PoolClient } from "pg";
import { Migration, versionOf } from "../../schema/migrate.ts";
import { planMigration } from "../../schema/plan-migration.ts";
import { runAll, runReads } from "../drive.ts";
import { bare, type BoundStatement, type Send, setLocal, withoutTimeouts } from "../connection/pipeline.ts";
import { postgresDialect, type PostgresNames, quoted } from "../postgres-dialect.ts";
import { Session } from "../connection/session.ts";
import { problemOf, serverKind, type ServerKind } from "./supported-server.ts";

/** Makes migrations in the same schema wait for each other until the transaction ends. One of them may create it. */
const lock = ({ schema }: PostgresNames): BoundStatement =>
  bare(`select pg_advisory_xact_lock(hashtextextended(${quoted(`rollcall ${schema}`, "'")}, 0))`);

/** The minimum time that a migration waits for another one, in milliseconds. */
const longestMigration = 60_000;

/** The statements that create the schema, if it is missing. */
async function createSchema(send: Send, { schema }: PostgresNames): Promise<readonly BoundStatement[]> {
  const exists = "select 1 from pg_namespace where nspname = $1";
  const [found] = await send([{ sql: exists, parameters: [schema] }]);
  return found?.rows.length === 0 ? [bare(`create schema ${quoted(schema, '"')}`)] : [];
}

/**
 * Updates the tables to the declared collections in one transaction, one process at a time.
 * @param client the connection to use
 * @param names where the tables are
 * @param collections the declared collections
 * @param lockTimeout how long to wait for the other users of a table, in milliseconds
 * @returns the version of the tables
 * @throws {StoreIncompatible} the server is too old, the database doesn't store Unicode, or adding columns cannot make it match
 */
export async function migratePostgres(
  client: Client | PoolClient,
  names: PostgresNames,
  collections: readonly AnyCollection[],
  lockTimeout: number,
): Promise<string> {
  const session = new Session(client, { prepares: false });
  const send: Send = (statements) => session.send(statements);
  try {
    session.begin("read committed", [
      withoutTimeouts,
      setLocal({ lock_timeout: Math.max(lockTimeout, longestMigration) }),
    ]);
    const [kind] = await send([bare(`select row_to_json(s) from (select ${serverKind}) s`), lock(names)]);
    const problem = problemOf(JSON.parse(kind?.rows[0]?.[0] as string) as ServerKind);
    if (problem !== undefined) throw new StoreIncompatible(problem);
    session.sendLater([setLocal({ lock_timeout: lockTimeout })]);
    await send(await createSchema(send, names));
    const migration = new Migration(postgresDialect(names));
    await runAll(send, migration.run(collections));
    const version = versionOf(await runAll(send, migration.recordedShapes()));
    await session.commit();
    return version;
  } finally {
    session.release();
  }
}

/** The statements of {@link migratePostgres}, as a script in one transaction. Empty if the tables are up to date. */
export async function planPostgresMigration(
  client: Client,
  names: PostgresNames,
  collections: readonly AnyCollection[],
): Promise<readonly string[]> {
  const session = new Session(client, { prepares: false });
  const send: Send = (statements) => session.send(statements);
  try {
    session.begin("repeatable read, read only");
    const migration = planMigration(new Migration(postgresDialect(names)), collections);
    const [planned] = (await runReads(send, [migration])) as [readonly string[]];
    const schema = await createSchema(send, names);
    const before = [lock(names), ...schema].map(({ sql }) => sql);
    return planned.length === 0 ? [] : ["begin", ...before, ...planned, "commit"];
  } finally {
    session.release();
  }
}

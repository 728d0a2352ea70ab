import { type AnyCollection, StoreIncompatible } from "@rollcall/core";
import type { Client, PoolClient } from "pg";
import { Migration } from "../schema/migrate.ts";
import { runAll } from "./drive.ts";
import { postgresDialect, type PostgresNames } from "./postgres-dialect.ts";
import { Session } from "./session.ts";

/**
 * Updates the tables to the declared collections in one transaction, one process at a time.
 * @throws {StoreIncompatible} the database doesn't store Unicode, or adding columns cannot make it match
 */
export async function migratePostgres(
  client: Client | PoolClient,
  names: PostgresNames,
  collections: readonly AnyCollection[],
): Promise<void> {
  const session = new Session(client);
  try {
    session.begin("read committed");
    const [encoding] = await session.send([
      { sql: "select current_setting('server_encoding')", parameters: [] },
      {
        sql: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
        parameters: [`rollcall ${names.schema}.${names.prefix}`],
      },
    ]);
    if (encoding?.rows[0]?.[0] !== "UTF8") throw new StoreIncompatible("the encoding of the database is not UTF8");
    const [schema] = await session.send([
      { sql: "select 1 from information_schema.schemata where schema_name = $1", parameters: [names.schema] },
    ]);
    if (schema?.rows.length === 0)
      await session.send([{ sql: `create schema "${names.schema.replaceAll('"', '""')}"`, parameters: [] }]);
    await runAll((statements) => session.send(statements), new Migration(postgresDialect(names)).run(collections));
    await session.commit();
  } finally {
    session.release();
  }
}

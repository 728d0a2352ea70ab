import type { TestContext } from "node:test";
import { testDatabase } from "@rollcall/tools/postgres";
import pg from "pg";
import { configured, type Installation, install } from "./installation.fixture.ts";

let count = 0;

/** The password in the connection string, which no output may contain. */
export const password = "hush-hush";

/** An installation over PostgreSQL. */
export interface PostgresInstallation extends Installation {
  /** Runs statements as the owner of the database. */
  readonly admin: pg.Client;
  readonly schema: string;
  /** The connection string of the configuration. */
  readonly connectionString: string;
  /** Creates a user without permissions. It is dropped after the test. */
  createUser(): Promise<{ readonly user: string; readonly connectionString: string }>;
}

/** Creates an installation over a new PostgreSQL schema, which is dropped after the test. */
export async function installOverPostgres(
  t: TestContext,
  settings = "",
  connection = testDatabase(),
): Promise<PostgresInstallation> {
  const server = await connection;
  const schema = `cli_${process.pid}_${count++}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const user = `${schema}_user`;
  let hasUser = false;
  t.after(async () => {
    await admin.query(`drop schema if exists "${schema}", "${schema}_jobs" cascade`);
    if (hasUser) await admin.query(`drop owned by "${user}"; drop role "${user}"`);
    await admin.end();
  });
  const address = new URL(server);
  if (address.password === "") address.password = password;
  const connectionString = address.href;
  const database = `{ postgres: "${connectionString}", schema: "${schema}", maxConnections: 3 }`;
  const createUser = async () => {
    await admin.query(`create role "${user}" login password '${password}'`);
    hasUser = true;
    const own = new URL(connectionString);
    [own.username, own.password] = [user, password];
    return { user, connectionString: own.href };
  };
  return { createUser, ...install(t, configured(settings, database)), admin, schema, connectionString };
}

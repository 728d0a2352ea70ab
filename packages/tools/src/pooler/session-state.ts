import pg from "pg";
import { poolSize } from "./pgbouncer-process.ts";

/** Settings that PgBouncer itself sets for each client. */
const ofPooler = ["application_name", "client_encoding", "DateStyle", "standard_conforming_strings", "TimeZone"];

/** The state that a session keeps across transactions. */
const kept = `
  select 'setting ' || name as what from pg_settings where source = 'session' and name <> all($1)
  union all select 'prepared statement ' || name from pg_prepared_statements
  union all select 'lock ' || locktype from pg_locks where pid = pg_backend_pid() and locktype = 'advisory'
  union all select 'channel ' || c from pg_listening_channels() as c
  union all select 'table ' || relname from pg_class where relpersistence = 't' and pg_table_is_visible(oid)`;

/** Runs statements in every connection of the pooler to the server, each in its own transaction. */
async function inEachConnection(
  connectionString: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<number> {
  const clients = Array.from({ length: poolSize }, () => new pg.Client({ connectionString }));
  const pids = new Set<number>();
  try {
    // All transactions are open at the same time, so that each has its own connection.
    for (const client of clients) {
      await client.connect();
      await client.query("begin");
      const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
      if (rows[0] !== undefined) pids.add(rows[0].pid);
      await work(client);
    }
    for (const client of clients) await client.query("commit");
  } finally {
    for (const client of clients) await client.end();
  }
  return pids.size;
}

/** Lists the session state that is left in the connections of the pooler, although another client gets them next. */
export async function findSessionState(connectionString: string): Promise<readonly string[]> {
  const found: string[] = [];
  const connections = await inEachConnection(connectionString, async (client) => {
    const { rows } = await client.query<{ what: string }>(kept, [ofPooler]);
    found.push(...rows.map(({ what }) => what));
  });
  return connections === poolSize ? found : [...found, `only ${connections} of ${poolSize} connections were seen`];
}

/** Leaves settings in the connections of the pooler, as a careless client would. */
export const leaveSessionState = (connectionString: string): Promise<number> =>
  inEachConnection(connectionString, (client) =>
    client.query(
      "set search_path = pg_catalog; set default_transaction_isolation = 'repeatable read'; set lock_timeout = 1",
    ),
  );

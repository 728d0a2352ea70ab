import type { JobScheduler } from "@rollcall/core";
import pg from "pg";
import { keepAlive } from "../postgres/connection/connecting.ts";
import { type PostgresPool, requireUrl } from "../postgres/create-postgres-store.ts";
import { RunningPostgresJobs } from "./running-postgres-jobs.ts";

/** Options of jobs on PostgreSQL. */
export type PostgresJobsOptions = {
  /** The schema of the tables of pg-boss. Created if it is missing. Default: `rollcall_jobs`. */
  readonly schema?: string;
  /**
   * How often each process looks for jobs that other processes left behind, in seconds. They are found at most 10 seconds plus twice this
   * time after the other process dies. Default: 10.
   */
  readonly lookEvery?: number;
} & (
  | {
      /** Where to find the database, such as `postgresql://user:password@host:5432/database`. */
      readonly connectionString: string;
      /** The number of connections. Default: 3. */
      readonly maxConnections?: number;
    }
  | {
      /** The host's pool. It is not closed. */
      readonly pool: PostgresPool;
    }
);

/** How long to wait for a connection, in milliseconds. */
const connectTimeout = 10_000;

/**
 * Creates a scheduler for any number of server processes that share a PostgreSQL database: pg-boss gives each run of a job to one of
 * them. If a process dies during a job, another one runs it again. Works through a pooler in transaction mode.
 * @throws {TypeError} the connection string is malformed, or an option is out of range
 */
export function createPostgresJobs(options: PostgresJobsOptions): JobScheduler {
  const { schema = "rollcall_jobs", lookEvery = 10 } = options;
  if (!("pool" in options)) requireUrl("connectionString", options.connectionString);
  if (!/^[a-z_][a-z\d_]{0,49}$/.test(schema))
    throw new TypeError("`schema` must consist of at most 50 lowercase letters, digits and underscores");
  if (!(lookEvery >= 0.5 && lookEvery <= 60)) throw new TypeError("`lookEvery` must be from 0.5 to 60 seconds");
  return {
    start(jobs, report) {
      if ("pool" in options)
        return new RunningPostgresJobs(jobs, { schema, lookEvery, report, pool: options.pool as pg.Pool });
      const pool = new pg.Pool({
        ...{ application_name: "pgboss", connectionTimeoutMillis: connectTimeout, ...keepAlive },
        ...{ connectionString: options.connectionString, max: options.maxConnections ?? 3 },
      });
      return new RunningPostgresJobs(jobs, { schema, lookEvery, report, pool, close: () => pool.end() });
    },
  };
}

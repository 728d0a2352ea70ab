import type { JobScheduler } from "@rollcall/core";
import type pg from "pg";
import type { ConstructorOptions } from "pg-boss";
import { keepAlive, type PostgresPool, requireUrl } from "../postgres/create-postgres-store.ts";
import { RunningPostgresJobs } from "./running-postgres-jobs.ts";

/** Options of jobs on PostgreSQL. */
export type PostgresJobsOptions = {
  /** The schema of the tables of pg-boss. Created if it is missing. Default: `rollcall_jobs`. */
  readonly schema?: string;
  /**
   * How often each process looks for jobs that other processes left behind, in seconds. They are found 10 seconds plus at most twice
   * this time after the other process died. Default: 10.
   */
  readonly lookEvery?: number;
} & (
  | {
      /** Where the database is, such as `postgresql://user:password@host:5432/database`. */
      readonly connectionString: string;
      /** The number of connections. Default: 3. */
      readonly maxConnections?: number;
    }
  | {
      /** A pool of the host. It is not closed. */
      readonly pool: PostgresPool;
    }
);

/** How long a query may take, in milliseconds. After that, its connection counts as lost. */
const queryLimit = { query_timeout: 60_000 };

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
  const database: ConstructorOptions & pg.PoolConfig =
    "pool" in options
      ? {
          db: {
            executeSql: (text, values) =>
              (options.pool as pg.Pool).query({ ...queryLimit, text, values: values ?? [] }),
          },
        }
      : { connectionString: options.connectionString, max: options.maxConnections ?? 3, ...keepAlive, ...queryLimit };
  return { start: (jobs, report) => new RunningPostgresJobs(jobs, { ...database, schema }, { lookEvery, report }) };
}

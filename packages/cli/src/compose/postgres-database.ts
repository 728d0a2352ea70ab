import { createHash } from "node:crypto";
import { type AnyCollection, type JobScheduler, type Store, StoreUnavailable } from "@rollcall/core";
import type { RowCounts } from "@rollcall/storage-sql";
import type { InspectedDatabase, PostgresInspection, PostgresSnapshot } from "@rollcall/storage-sql/postgres";
import { backupPostgres, type DumpTarget, restorePostgres } from "../backup/backup-postgres.ts";
import type { Environment } from "../backup/postgres-tools.ts";
import { CliError, toSettingError } from "../cli-error.ts";
import type { PostgresConfig } from "../config/rollcall-config.ts";
import type { Database } from "./database.ts";

/** Tables in a PostgreSQL database. */
export class PostgresDatabase implements Database {
  readonly collections: readonly AnyCollection[];
  readonly isInMemory = false;
  readonly config: PostgresConfig;

  constructor(config: PostgresConfig, collections: readonly AnyCollection[]) {
    this.config = config;
    this.collections = collections;
  }

  get label(): string {
    const { postgres, schema = "rollcall", tablePrefix = "" } = this.config;
    const prefix = tablePrefix === "" ? "" : `, tables ${tablePrefix}*`;
    return `${withoutPassword(postgres)} (schema ${schema}${prefix})`;
  }

  get alsoMigrates(): string {
    return `pg-boss creates and updates the job tables in the schema "${this.jobsSchema}" itself`;
  }

  async createStore(lockTimeout?: number): Promise<Store> {
    const { createPostgresStore } = await loadStore();
    const { postgres: connectionString, ...options } = this.config;
    try {
      return createPostgresStore({ connectionString, ...defined({ ...options, lockTimeout }) });
    } catch (error) {
      throw toSettingError(error);
    }
  }

  async createJobs(): Promise<JobScheduler> {
    const { createPostgresJobs } = await requirePeers(() => import("@rollcall/storage-sql/postgres-jobs"));
    return createPostgresJobs({ connectionString: this.config.postgres, schema: this.jobsSchema });
  }

  /** Does nothing without `pg-boss`, for hosts that run jobs in each process. */
  async migrateJobs(): Promise<void> {
    const jobs = await this.createJobs().catch((error: unknown) => {
      if (!(error instanceof CliError)) throw error;
    });
    let failure: unknown;
    const running = jobs?.start([], (cause) => {
      failure ??= cause;
    });
    running?.stop();
    await running?.idle();
    if (failure !== undefined)
      throw new StoreUnavailable("the job tables can't be created or updated", { cause: failure });
  }

  /** The schema of the jobs. Those of other installations in the same database are separate. */
  get jobsSchema(): string {
    const { schema = "rollcall", tablePrefix = "" } = this.config;
    if (tablePrefix === "" && /^[a-z_][a-z\d_]{0,44}$/.test(schema)) return `${schema}_jobs`;
    // pg-boss accepts no other characters or longer names. A hash keeps similar ones distinct.
    const digest = createHash("sha256")
      .update(JSON.stringify([schema, tablePrefix]))
      .digest("hex")
      .slice(0, 8);
    const begin = `_${schema}_${tablePrefix}`.toLowerCase().replaceAll(/[^a-z\d_]/g, "_");
    return `${begin.slice(/^_[a-z_]/.test(begin) ? 1 : 0).slice(0, 36)}_${digest}_jobs`;
  }

  async inspect(): Promise<PostgresInspection> {
    const { inspectPostgres } = await loadStore();
    return inspectPostgres(this.#inspected, this.collections);
  }

  async countRows(): Promise<RowCounts> {
    return (await this.#snapshot(async (snapshot) => Promise.resolve(snapshot))).rows;
  }

  async backup(file: string, env: Environment): Promise<RowCounts> {
    return this.#snapshot((snapshot) => backupPostgres(this.#dumped(env), snapshot, file));
  }

  async restore(file: string, env: Environment): Promise<RowCounts> {
    const before = await this.#snapshot(async (snapshot) => Promise.resolve(snapshot), true);
    await restorePostgres(this.#dumped(env), before, file);
    return this.countRows();
  }

  async #snapshot<T>(work: (snapshot: PostgresSnapshot) => Promise<T>, isRestoring = false): Promise<T> {
    const { withPostgresSnapshot } = await loadStore();
    return withPostgresSnapshot(this.#inspected, work, isRestoring);
  }

  #dumped(env: Environment): DumpTarget {
    const { postgres, directConnectionString = postgres, schema = "rollcall" } = this.config;
    return { connectionString: directConnectionString, schema, env };
  }

  async plan(): Promise<readonly string[]> {
    const { planPostgres } = await loadStore();
    return planPostgres(this.#inspected, this.collections);
  }

  get #inspected(): InspectedDatabase {
    const { postgres: connectionString, ...options } = this.config;
    return { connectionString, ...options };
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const defined = <T extends object>(options: T): Defined<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Defined<T>;

const loadStore = () => requirePeers(() => import("@rollcall/storage-sql/postgres"));

/** Loads a module that needs `pg` or `pg-boss`, which are optional peer dependencies. */
async function requirePeers<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND")) throw error;
    const needed = "PostgreSQL needs the package `pg`, and `rollcall serve` also needs `pg-boss`";
    throw new CliError(2, `${needed}: run \`npm install pg pg-boss\``, { cause: error });
  }
}

/** The user, host and database of a connection string. Its parameters may contain a password, too. */
function withoutPassword(connectionString: string): string {
  const { protocol, username, host, pathname, searchParams } = new URL(connectionString);
  const socket = searchParams.get("host");
  return `${protocol}//${username === "" ? "" : `${username}@`}${socket ?? host}${pathname}`;
}

import {
  type AnyCollection,
  collections,
  type JobScheduler,
  type Store,
  StoreIncompatible,
  StoreUnavailable,
} from "@rollcall/core";
import type { Inspection, RowCounts } from "@rollcall/storage-sql";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Environment } from "../backup/postgres-tools.ts";
import { CliError } from "../cli-error.ts";
import { PostgresDatabase } from "./postgres-database.ts";
import { SqliteDatabase } from "./sqlite-database.ts";

/** A database and the collections in it. Nothing is opened before a method is called. */
export interface Database {
  /** The file, or the address without a password. */
  readonly label: string;
  readonly collections: readonly AnyCollection[];
  /** Whether it ends with the process. */
  readonly isInMemory: boolean;
  /**
   * Creates the store, without opening it.
   * @param lockTimeout how long to wait for other processes, in milliseconds; default: that of the store
   */
  createStore(lockTimeout?: number): Promise<Store>;
  /** Shares jobs with the other processes; undefined if every process runs its own. */
  createJobs(): Promise<JobScheduler | undefined>;
  /** Creates or updates the tables of shared jobs, if there are any. */
  migrateJobs(): Promise<void>;
  /** Compares the tables with the collections, without changing anything. */
  inspect(lockTimeout?: number): Promise<Inspection>;
  /** Counts all rows by collection. There are no counts without tables. */
  countRows(): Promise<RowCounts>;
  /** Writes a backup into a new file while servers run, and checks it. Returns what it contains. */
  backup(file: string, env: Environment): Promise<RowCounts>;
  /** Replaces all tables with those of a backup, or changes nothing. Returns what it contains. */
  restore(file: string, env: Environment): Promise<RowCounts>;
  /** A note on what `rollcall migrate` updates besides the statements of `plan`. */
  readonly alsoMigrates?: string;
  /** The statements that opening the store would run; none if the schema is up to date. */
  plan(): Promise<readonly string[]>;
}

/** The collections of Rollcall and of the configured domains. */
export const collectionsOf = ({ config: { parts } }: LoadedConfig): readonly AnyCollection[] => [
  ...collections,
  ...(parts?.domains ?? []).flatMap((domain) => domain.collections ?? []),
];

/**
 * Returns the configured database.
 * @throws {CliError} no database is configured
 */
export function databaseOf(loaded: LoadedConfig): SqliteDatabase | PostgresDatabase {
  const { config, folder } = loaded;
  const { database } = config;
  if (database === undefined) {
    throw new CliError(2, '`database` is not set: choose a database file with `database: { sqlite: "rollcall.db" }`');
  }
  const all = collectionsOf(loaded);
  return database.postgres === undefined
    ? new SqliteDatabase(database, folder, all)
    : new PostgresDatabase(database, all);
}

/** What the database itself reported, such as a missing table, with its code; undefined for any other error. */
export function reportOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { errcode, severity, code } = cause as Partial<Record<"errcode" | "severity" | "code", unknown>>;
    if (typeof errcode === "number") return `${cause.message} [${errcode}]`;
    if (typeof severity === "string" && typeof code === "string") return `${cause.message} [${code}]`;
  }
  return undefined;
}

/** What to do about damaged tables. */
export const repair = "restore a backup with `rollcall restore`, or undo what another program changed";

/** Whether a PostgreSQL server was reached but doesn't have the database. */
export const isMissingDatabase = ({ cause }: StoreUnavailable): boolean =>
  cause instanceof Error && "code" in cause && cause.code === "3D000";

/** What to do about a missing database. */
export const createDatabase = "create it, or correct its name in the connection string";

/** Turns an error of the store or of the database itself into a `CliError`. Returns any other error unchanged. */
export function toDatabaseError(error: unknown, { label }: Pick<Database, "label">): unknown {
  if (error instanceof StoreIncompatible) {
    return new CliError(
      1,
      `\`${label}\` cannot be used by this version of Rollcall; it was not changed: ${error.message}`,
      { cause: error },
    );
  }
  if (error instanceof StoreUnavailable) {
    const remedy = isMissingDatabase(error) ? `: ${createDatabase}` : "";
    return new CliError(1, `\`${label}\` cannot be used: ${error.message}${remedy}`, { cause: error });
  }
  const report = reportOf(error);
  if (report === undefined || error instanceof CliError) return error;
  return damagedTables({ label }, report, error);
}

/** Says that tables are damaged, and what to do. */
export const damagedTables = ({ label }: Pick<Database, "label">, problem = "", cause?: unknown): CliError =>
  new CliError(1, `\`${label}\` has damaged tables: ${problem}: ${repair}`, { cause });

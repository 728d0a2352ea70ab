import type { AnyCollection, JobScheduler, Store } from "@rollcall/core";
import type { Inspection, RowCounts } from "@rollcall/storage-sql";
import type { Environment } from "../backup/postgres-tools.ts";

/** A database and the collections in it. Nothing is opened before a method is called. */
export interface Database {
  /** The file, or the address without a password. */
  readonly label: string;
  readonly collections: readonly AnyCollection[];
  /** Whether it is gone when the process ends. */
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
  /** A note on what `rollcall migrate` updates in addition to the statements of `plan`. */
  readonly alsoMigrates?: string;
  /** The statements that opening the store would run; none if the schema is up to date. */
  plan(): Promise<readonly string[]>;
}

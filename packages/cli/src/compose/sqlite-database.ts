import { resolve } from "node:path";
import type { AnyCollection, Store } from "@rollcall/core";
import {
  backupSqlite,
  countSqliteRows,
  createSqliteStore,
  inspectSqlite,
  type Inspection,
  planSqlite,
  restoreSqlite,
  type RowCounts,
} from "@rollcall/storage-sql";
import type { SqliteConfig } from "../config/rollcall-config.ts";
import type { Database } from "./database.ts";

const memory = ":memory:";

/** A SQLite file. */
export class SqliteDatabase implements Database {
  readonly path: string;
  readonly collections: readonly AnyCollection[];
  readonly #synchronous: "full" | "normal";

  constructor({ sqlite, synchronous = "full" }: SqliteConfig, folder: string, collections: readonly AnyCollection[]) {
    this.path = sqlite === memory ? memory : resolve(folder, sqlite);
    this.collections = collections;
    this.#synchronous = synchronous;
  }

  get label(): string {
    return this.path;
  }

  get isInMemory(): boolean {
    return this.path === memory;
  }

  createStore(busyTimeout?: number): Promise<Store> {
    const options = { path: this.path, synchronous: this.#synchronous };
    return Promise.resolve(createSqliteStore({ ...options, ...(busyTimeout !== undefined && { busyTimeout }) }));
  }

  createJobs(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  migrateJobs(): Promise<void> {
    return Promise.resolve();
  }

  inspect(lockTimeout?: number): Promise<Inspection> {
    return inspectSqlite(this.path, this.collections, lockTimeout);
  }

  countRows(): Promise<RowCounts> {
    return countSqliteRows(this.path);
  }

  backup(file: string): Promise<RowCounts> {
    return backupSqlite(this.path, file);
  }

  restore(file: string): Promise<RowCounts> {
    return restoreSqlite(file, this.path);
  }

  async plan(): Promise<readonly string[]> {
    return planSqlite(this.path, this.collections);
  }
}

import type { Value } from "@rollcall/core";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, StatementSync } from "node:sqlite";
import fs from "node:fs";
import { statement } from "../dialect.ts";
import type { Cells, Statement } from "../steps.ts";
import { sql } from "kysely";
import { CacheSize } from "./cache-size.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";

/** How long SQLite waits for a lock, in milliseconds. Short, because it blocks the event loop; the store retries longer. */
const lockWait = 5;

/** The changed pages of a transaction that stay in memory until it commits, in KiB. Otherwise it writes some of them several times. */
const maxChanged = 64 * 1024;

const begin = statement(sqliteDialect, sql`begin`);
const beginImmediate = statement(sqliteDialect, sql`begin immediate`);
const commit = statement(sqliteDialect, sql`commit`);
const rollback = statement(sqliteDialect, sql`rollback`);
const databaseList = statement(sqliteDialect, sql`pragma database_list`);
const dataVersion = statement(sqliteDialect, sql`pragma data_version`);
const schemaVersion = statement(sqliteDialect, sql`pragma schema_version`);

/** Node before 22.16 only returns rows as objects, with their columns in order. */
const returnsArrays = "setReturnArrays" in StatementSync.prototype;

/** In objects, columns with the same name would replace each other. SQLite renames those of a subquery. */
const toUniqueColumns = (text: string): string => (/^select\b/.test(text) ? `select * from (${text})` : text);

/** Durability of a commit in case of a power failure. */
export type Synchronous = "full" | "normal";

/** A row that a query for a single row has read, or missed. */
export interface RememberedRow {
  readonly place: number;
  readonly key: readonly Value[];
  /** What the statement returned; `undefined` without a row. */
  readonly cells: Cells | undefined;
  /** Creates the object of the row. */
  readonly read: (cells: Cells) => unknown;
}

/** The number of commits of this process, on any connection. */
let commits = 0;

/** One connection with its prepared statements. Rows are arrays; the reader of a query names the cells. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #cacheSize = new CacheSize();
  readonly #prepared: (StatementSync | undefined)[] = [];
  /** The number of writing statements since it was last set to 0. */
  writes = 0;
  /** The number of transactions that use it: one, or several reads of a state that it keeps. */
  users = 0;
  /** The number of commits before the read transaction that is still open; `undefined` if none is. */
  #readAfter: number | undefined;
  /** Whether the schema was checked since another connection has committed. */
  isChecked = false;
  /** The data version of the remembered rows. */
  #rememberedVersion: number | undefined;
  readonly #remembered = new Map<number, RememberedRow>();
  /** Whether reads continue the open read transaction although this process has committed since. */
  #keepsState = false;
  readonly #synchronous: Synchronous;
  /** Whether {@link flushLog} must follow a commit. */
  defersFlush = false;
  /** A descriptor of the write-ahead log, to flush it in another thread. */
  #log: number | undefined;

  constructor(path: string, synchronous: Synchronous) {
    this.#database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
    this.#synchronous = synchronous;
    try {
      this.#database.exec(`pragma busy_timeout = ${lockWait}`);
      this.#database.exec(`pragma cache_spill = -${maxChanged}`);
      this.#setCacheSize();
      this.#database.exec("pragma temp_store = memory; pragma wal_autocheckpoint = 40000");
      this.#database.exec(`pragma synchronous = ${synchronous}; pragma journal_size_limit = 134217728`);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Whether a transaction is open. SQLite rolls back automatically after some errors. */
  get inTransaction(): boolean {
    const { isTransaction } = this.#database as { readonly isTransaction?: boolean };
    return isTransaction ?? !this.#canBegin();
  }

  begin(): void {
    this.#of(begin).get();
  }

  beginImmediate(): void {
    this.#remembered.clear();
    if (this.#cacheSize.write()) this.#setCacheSize();
    this.#of(beginImmediate).get();
  }

  commit(): void {
    this.#of(commit).get();
    commits++;
  }

  /**
   * Opens a descriptor of the write-ahead log. Call this after a commit: from then on, SQLite holds a lock that keeps the log from being
   * deleted. SQLite itself locks only the other two files, so closing the descriptor releases no lock.
   */
  openLog(): void {
    // Elsewhere, flushes of Node and SQLite may differ.
    if (this.#log !== undefined || process.platform !== "linux") return;
    // With symbolic links resolved, and empty if it is in memory.
    const file = this.row(databaseList, [])?.[2];
    if (typeof file !== "string" || file === "") return;
    try {
      this.#log = fs.openSync(`${file}-wal`, "r");
    } catch {
      // Commits flush the log themselves then.
    }
  }

  /**
   * Chooses whether the next commits leave the flush of the log to {@link flushLog}.
   * @returns whether they do; they can't without {@link openLog}
   */
  deferFlush(defer: boolean): boolean {
    const defers = defer && this.#log !== undefined;
    if (defers !== this.defersFlush)
      this.#database.exec(`pragma synchronous = ${defers ? "normal" : this.#synchronous}`);
    this.defersFlush = defers;
    return defers;
  }

  /** Flushes the log in another thread. */
  flushLog(): Promise<void> {
    return new Promise((resolve, reject) => {
      fs.fdatasync(this.#log ?? -1, (error) => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  /**
   * Writes a log that a process has left behind into the database. After a failed flush, the system may have its pages only in memory and
   * not write them again. Later changes in the same log would then not survive a power failure.
   */
  emptyLog(): void {
    try {
      this.#database.exec("pragma wal_checkpoint(passive)");
    } catch {
      // Reading must be possible even if the disk is full.
    }
  }

  /** Keeps the current state for reads until {@link endKeptState}. */
  keepState(): void {
    this.beginRead();
    this.#keepsState = true;
  }

  endKeptState(): void {
    this.#keepsState = false;
  }

  /** Begins a read transaction, or continues the open one if nothing in this process has committed since. */
  beginRead(): void {
    if (this.#cacheSize.read()) this.#setCacheSize();
    if (this.#keepsState || this.#readAfter === commits) return;
    this.endRead();
    this.begin();
    this.#readAfter = commits;
    const version = this.dataVersion();
    if (version === this.#rememberedVersion) return;
    this.#rememberedVersion = version;
    this.#remembered.clear();
    this.isChecked = false;
  }

  /**
   * Rows that queries have read, by a number; `undefined` if no read transaction is open. They belong to its state: this connection's own
   * changes discard them, and the data version shows whether others have committed.
   */
  get remembered(): Map<number, RememberedRow> | undefined {
    return this.#readAfter === undefined ? undefined : this.#remembered;
  }

  /** Ends the open read transaction, if any. Nothing was written, so it makes no difference how. */
  endRead(): void {
    if (this.#readAfter === undefined) return;
    this.#readAfter = undefined;
    try {
      this.#of(commit).get();
    } catch {
      this.rollback();
    }
  }

  rollback(): void {
    if (this.inTransaction) this.#of(rollback).get();
  }

  /** Changes whenever another connection commits. Begins the read transaction if it hasn't begun. */
  dataVersion(): number {
    return this.row(dataVersion, [])?.[0] as number;
  }

  /** Changes with every statement that creates, alters or drops something, on any connection. */
  schemaVersion(): number {
    return this.row(schemaVersion, [])?.[0] as number;
  }

  row(of: Statement, parameters: readonly SQLInputValue[]): SQLOutputValue[] | undefined {
    const row = this.#of(of).get(...parameters);
    return row && (returnsArrays ? (row as unknown as SQLOutputValue[]) : Object.values(row));
  }

  rows(of: Statement, parameters: readonly SQLInputValue[]): SQLOutputValue[][] {
    const rows = this.#of(of).all(...parameters);
    return returnsArrays ? (rows as unknown as SQLOutputValue[][]) : rows.map((row) => Object.values(row));
  }

  /** @returns how many rows changed */
  run(of: Statement, parameters: readonly SQLInputValue[]): number {
    this.writes++;
    return this.#of(of).run(...parameters).changes as number;
  }

  /** @returns the number of the new row */
  insert(of: Statement, parameters: readonly SQLInputValue[]): number {
    this.writes++;
    return this.#of(of).run(...parameters).lastInsertRowid as number;
  }

  /** Runs a statement without caching it. */
  execute(text: string): void {
    this.#database.exec(text);
  }

  close(): void {
    this.#database.close();
    if (this.#log !== undefined) fs.closeSync(this.#log);
    this.#log = undefined;
  }

  #of(of: Statement): StatementSync {
    const known = this.#prepared[of.slot];
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(returnsArrays ? of.sql : toUniqueColumns(of.sql));
    if (returnsArrays) prepared.setReturnArrays(true);
    this.#prepared[of.slot] = prepared;
    return prepared;
  }

  /** SQLite sets it when it compiles the statement, so that a prepared one would have no effect. */
  #setCacheSize(): void {
    this.#database.exec(`pragma cache_size = -${this.#cacheSize.current}`);
  }

  /** Asks SQLite, for Node before 22.16: a transaction can't begin within another one. */
  #canBegin(): boolean {
    try {
      this.#database.exec("begin; rollback");
      return true;
    } catch {
      return false;
    }
  }
}

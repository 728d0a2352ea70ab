import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { type Statement, statement } from "../compiler.ts";
import { sql } from "kysely";

/** How long SQLite waits for a lock, in milliseconds. Short, because it blocks the event loop; the store retries longer. */
const lockWait = 5;

const begin = statement(sql`begin`);
const beginImmediate = statement(sql`begin immediate`);
const commit = statement(sql`commit`);
const rollback = statement(sql`rollback`);
const dataVersion = statement(sql`pragma data_version`);

/** Durability of a commit in case of a power failure. */
export type Synchronous = "full" | "normal";

/** One connection with its prepared statements. Rows are arrays; the reader of a query names the cells. */
export class Connection {
  readonly #database: DatabaseSync;
  readonly #prepared: (StatementSync | undefined)[] = [];
  /** Whether a transaction uses it exclusively. */
  taken = false;

  constructor(path: string, synchronous: Synchronous) {
    this.#database = new DatabaseSync(path, { timeout: lockWait, enableForeignKeyConstraints: true });
    try {
      this.#database.exec("pragma cache_size = -65536; pragma temp_store = memory; pragma wal_autocheckpoint = 16000");
      this.#database.exec(`pragma synchronous = ${synchronous}; pragma journal_size_limit = 67108864`);
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  /** Whether a transaction is open. SQLite rolls back automatically after some errors. */
  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  begin(): void {
    this.#of(begin).get();
  }

  beginImmediate(): void {
    this.#of(beginImmediate).get();
  }

  commit(): void {
    this.#of(commit).get();
  }

  rollback(): void {
    if (this.#database.isTransaction) this.#of(rollback).get();
  }

  /** Changes whenever another connection commits. */
  dataVersion(): number {
    return this.row(dataVersion, [])?.[0] as number;
  }

  row(of: Statement, parameters: readonly SQLInputValue[]): SQLOutputValue[] | undefined {
    return this.#of(of).get(...parameters) as unknown as SQLOutputValue[] | undefined;
  }

  rows(of: Statement, parameters: readonly SQLInputValue[]): SQLOutputValue[][] {
    return this.#of(of).all(...parameters) as unknown as SQLOutputValue[][];
  }

  /** @returns how many rows changed */
  run(of: Statement, parameters: readonly SQLInputValue[]): number {
    return this.#of(of).run(...parameters).changes as number;
  }

  /** @returns the number of the new row */
  insert(of: Statement, parameters: readonly SQLInputValue[]): number {
    return this.#of(of).run(...parameters).lastInsertRowid as number;
  }

  /** Runs a statement without caching it. */
  execute(text: string): void {
    this.#database.exec(text);
  }

  /** Runs a query without caching it and returns rows as objects. */
  ask(text: string, ...parameters: readonly SQLInputValue[]): Record<string, SQLOutputValue>[] {
    return this.#database.prepare(text).all(...parameters);
  }

  close(): void {
    this.#database.close();
  }

  #of(of: Statement): StatementSync {
    const known = this.#prepared[of.slot];
    if (known !== undefined) return known;
    const prepared = this.#database.prepare(of.sql);
    prepared.setReturnArrays(true);
    this.#prepared[of.slot] = prepared;
    return prepared;
  }
}

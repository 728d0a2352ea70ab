import {
  type AnyCollection,
  type Awaitable,
  isPromise,
  type Store,
  StoreUnavailable,
  type Transaction,
} from "@rollcall/core";
import { retryWhileBusy } from "./busy-retry.ts";
import { ChangeWatch } from "./change-watch.ts";
import type { Connection, Synchronous } from "./connection.ts";
import { Connections } from "./connections.ts";
import { GroupCommit } from "./group-commit.ts";
import { migrateSqlite } from "./migrate-sqlite.ts";
import { SchemaGuard } from "./schema-guard.ts";
import { SqliteTransaction } from "./sqlite-transaction.ts";
import { isBusy, toStoreError } from "./to-store-error.ts";

/** Options of a SQLite store. */
export interface SqliteStoreOptions {
  /** The database file, or `:memory:`. */
  readonly path: string;
  /**
   * With `full`, the default, acknowledged writes survive a power failure, and on slow disks other work continues during the flush. With
   * `normal`, they survive a crash of the process; a power failure can lose the last changes, but not consistency.
   */
  readonly synchronous?: Synchronous;
  /** How long to wait for the lock of another process, in milliseconds. Default: 5000. */
  readonly busyTimeout?: number;
}

/**
 * Creates the embedded store: one SQLite file in WAL mode, through `node:sqlite`. Several stores in several processes can
 * share a file. Synchronous reads are answered immediately; waiting writes are committed together.
 */
export function createSqliteStore(options: SqliteStoreOptions): Store {
  return new SqliteStore(options);
}

class SqliteStore implements Store {
  readonly #connections: Connections;
  readonly #guard = new SchemaGuard();
  readonly #commits: GroupCommit;
  readonly #watch: ChangeWatch;
  readonly #busyTimeout: number;
  #state: "new" | "open" | "closed" = "new";

  constructor({ path, synchronous = "full", busyTimeout = 5000 }: SqliteStoreOptions) {
    this.#busyTimeout = busyTimeout;
    this.#connections = new Connections(path, synchronous);
    this.#commits = new GroupCommit({
      connections: this.#connections,
      guard: this.#guard,
      busyTimeout,
      durable: synchronous === "full",
    });
    this.#watch = new ChangeWatch(() => this.#state === "open" && this.#connections.changed());
  }

  async open(collections: readonly AnyCollection[]): Promise<void> {
    if (this.#state === "closed") throw new StoreUnavailable("the store is closed");
    try {
      await retryWhileBusy(this.#busyTimeout, () =>
        this.#connections.open((connection) => this.#guard.opened(collections, migrateSqlite(connection, collections))),
      );
    } catch (error) {
      throw toStoreError(error);
    }
    this.#state = "open";
  }

  transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Awaitable<T> {
    if (mode === "read") {
      this.#mustBeOpen();
      return this.#read(work);
    }
    return this.#state === "open" ? this.#commits.run(work) : Promise.reject(this.#notOpen());
  }

  watch(listener: () => void): () => void {
    return this.#watch.add(listener);
  }

  async close(): Promise<void> {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#watch.stop();
    await this.#commits.whenIdle();
    await this.#connections.close();
  }

  #read<T>(work: (transaction: Transaction) => Awaitable<T>): Awaitable<T> {
    if (this.#commits.failure !== undefined) throw this.#commits.failure;
    try {
      if (!this.#connections.free || this.#connections.isKeptStateOld)
        return this.#connections.whenFree().then(() => this.#read(work));
      return this.#readOnce(work);
    } catch (error) {
      // Another process recovers the log after a crash. This is the only case in which a read waits for a lock.
      if (!isBusy(error)) throw toStoreError(error);
      return retryWhileBusy(this.#busyTimeout, () => this.#readOnce(work));
    }
  }

  #readOnce<T>(work: (transaction: Transaction) => Awaitable<T>): Awaitable<T> {
    const connection = this.#takeForRead();
    const transaction = new SqliteTransaction(connection, "read");
    let result: Awaitable<T>;
    try {
      connection.beginRead();
      if (!connection.isChecked) this.#guard.check(connection);
      result = work(transaction);
    } catch (error) {
      this.#endRead(connection, transaction);
      throw toStoreError(error);
    }
    if (isPromise(result)) return Promise.resolve(result).finally(() => this.#endRead(connection, transaction));
    transaction.end();
    this.#connections.giveBackRead(connection);
    return result;
  }

  #endRead(connection: Connection, transaction: SqliteTransaction): void {
    transaction.end();
    this.#connections.endRead(connection);
  }

  #takeForRead() {
    try {
      return this.#connections.take("read");
    } catch (error) {
      throw toStoreError(error);
    }
  }

  #mustBeOpen(): void {
    if (this.#state !== "open") throw this.#notOpen();
  }

  #notOpen(): StoreUnavailable {
    return new StoreUnavailable(this.#state === "closed" ? "the store is closed" : "the store has not been opened");
  }
}

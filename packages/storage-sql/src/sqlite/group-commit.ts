import { type Awaitable, isPromise, StoreUnavailable, type Transaction } from "@rollcall/core";
import type { Connection } from "./connection.ts";
import type { Connections } from "./connections.ts";
import { FlushTimes } from "./flush-times.ts";
import { FlushTurns } from "./flush-turns.ts";
import { longestTurn, SqliteTransaction } from "./sqlite-transaction.ts";
import { lockPause } from "./busy-retry.ts";
import type { SchemaGuard } from "./schema-guard.ts";
import { isBusy, isInputOutputError, toStoreError } from "./to-store-error.ts";

interface Waiting {
  readonly work: (transaction: Transaction) => Awaitable<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  /** When the wait for a lock started. */
  since: number;
  /** Whether it must run alone, because a shared transaction was rolled back. */
  alone: boolean;
  thrown: boolean;
  outcome: unknown;
}

/** SQLite rolled back the transaction without the work noticing. No change is kept. */
const rolledBack = (): StoreUnavailable => new StoreUnavailable("the database rolled back the transaction");

/**
 * After a failed flush, the system may report later flushes as successful even though pages of the log are lost, including those of other
 * processes. Some file systems report the failure only at the next write.
 */
const logNotSaved = (cause: unknown): StoreUnavailable =>
  new StoreUnavailable(
    "the disk failed to save the write-ahead log, so the last changes may be lost; check the disk, then restart the process",
    { cause },
  );

/** How write transactions are committed. */
export interface GroupCommitOptions {
  readonly connections: Connections;
  readonly guard: SchemaGuard;
  /** How long to wait for the lock of another process, in milliseconds. */
  readonly busyTimeout: number;
  /** Whether a commit waits for the disk. */
  readonly durable: boolean;
}

/**
 * Runs write transactions one after another and commits waiting ones together, so that they share one flush of the disk.
 * There are no savepoints: if one transaction throws after writing, the group is rolled back and each transaction runs again alone. A
 * result or error is reported only after the commit it is based on.
 *
 * On a slow disk, the flush runs in another thread. Until it ends, the next group waits and reads see the state before. If the flush fails
 * there or within a commit, earlier changes may not be on the disk, so nothing runs anymore.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  #waiting: Waiting[] = [];
  #running = false;
  #idle: (() => void)[] = [];
  readonly #flushTimes = new FlushTimes();
  readonly #turns: FlushTurns;
  /** Why nothing runs anymore. */
  failure: StoreUnavailable | undefined;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#turns = new FlushTurns(options.durable, () => this.#flush());
  }

  /** Runs `work` in a write transaction and resolves once it is durable. */
  run<T>(work: (transaction: Transaction) => Awaitable<T>): Promise<T> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({
        work,
        resolve: resolve as (value: unknown) => void,
        reject,
        since: 0,
        alone: false,
        thrown: false,
        outcome: undefined,
      });
      this.#schedule();
    });
  }

  /** Resolves when nothing is running or waiting. */
  async whenIdle(): Promise<void> {
    while (this.#running || this.#waiting.length > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (!this.#running) this.#turns.schedule();
  }

  #flush(): void {
    if (this.#running || this.#waiting.length === 0) return;
    const { connections, guard } = this.#options;
    this.#running = true;
    if (!connections.free) {
      void connections.whenFree().then(() => this.#next());
      return;
    }
    let connection: Connection | undefined;
    try {
      connection = connections.take("write");
      const defersFlush = connection.deferFlush(this.#flushTimes.areLong);
      connection.beginImmediate();
      // Nobody else can commit between the two.
      if (defersFlush) connections.keepState(connection);
      guard.check(connection);
    } catch (error) {
      if (connection !== undefined) this.#rollback(connection);
      this.#postpone(error);
      return;
    }
    this.#runGroup(connection, 0, performance.now());
  }

  /** Runs the waiting transactions, starting with the given one. They leave the queue when the group ends. */
  #runGroup(connection: Connection, from: number, began: number): void {
    let next = from;
    for (;;) {
      const one = this.#waiting[next];
      if (one === undefined || (next > 0 && (one.alone || this.#waiting[0]?.alone))) break;
      if (next > 0 && performance.now() - began > longestTurn) break;
      const transaction = new SqliteTransaction(connection, "write");
      one.thrown = false;
      try {
        one.outcome = one.work(transaction);
        if (isPromise(one.outcome)) {
          this.#await(connection, one, transaction, next + 1, began);
          return;
        }
      } catch (error) {
        one.thrown = true;
        one.outcome = error;
      }
      next++;
      if (!this.#keep(connection, one, transaction)) {
        this.#undo(connection, next);
        return;
      }
    }
    this.#commit(connection, next);
  }

  /** While a transaction awaits, no other runs, because it would see uncommitted data. The group continues afterward. */
  #await(connection: Connection, one: Waiting, transaction: SqliteTransaction, count: number, began: number): void {
    const settled =
      (thrown: boolean) =>
      (outcome: unknown): void => {
        one.thrown = thrown;
        one.outcome = outcome;
        if (this.#keep(connection, one, transaction)) this.#runGroup(connection, count, began);
        else this.#undo(connection, count);
      };
    void (one.outcome as PromiseLike<unknown>).then(settled(false), settled(true));
  }

  /** Ends one run. @returns whether its transaction is still usable */
  #keep(connection: Connection, one: Waiting, transaction: SqliteTransaction): boolean {
    transaction.end();
    if (transaction.failure !== undefined && !one.thrown) {
      one.thrown = true;
      one.outcome = transaction.failure;
    }
    if (isInputOutputError(transaction.failure)) this.failure ??= logNotSaved(transaction.failure);
    return this.failure === undefined && !(one.thrown && transaction.wrote) && connection.inTransaction;
  }

  #undo(connection: Connection, count: number): void {
    const group = this.#waiting.slice(0, count);
    this.#rollback(connection);
    if (this.failure !== undefined) this.#refuse(this.#waiting.splice(0), this.failure);
    else if (count > 1) for (const one of group) one.alone = true;
    else {
      for (const one of group) if (!one.thrown) [one.thrown, one.outcome] = [true, rolledBack()];
      this.#answer(this.#waiting.splice(0, 1));
    }
    this.#next();
  }

  #commit(connection: Connection, count: number): void {
    const began = performance.now();
    try {
      connection.commit();
    } catch (error) {
      this.#rollback(connection);
      if (isBusy(error)) {
        this.#postpone(error);
        return;
      }
      if (isInputOutputError(error)) {
        this.#stop(error);
        return;
      }
      this.#refuse(this.#waiting.splice(0, count), toStoreError(error));
      this.#next();
      return;
    }
    if (connection.defersFlush) {
      void this.#flushLog(connection, count);
      return;
    }
    if (this.#options.durable) this.#flushTimes.add(performance.now() - began);
    if (this.#flushTimes.areLong) connection.openLog();
    this.#committed(connection, count);
  }

  async #flushLog(connection: Connection, count: number): Promise<void> {
    const began = performance.now();
    try {
      await connection.flushLog();
    } catch (error) {
      this.#options.connections.giveBack(connection);
      this.#stop(error);
      return;
    }
    const now = performance.now();
    this.#flushTimes.add(now - began);
    // All callers that continue now belong to the next group.
    this.#turns.begin(now);
    this.#committed(connection, count);
  }

  #committed(connection: Connection, count: number): void {
    const pause = this.#options.connections.giveBackCommitted(connection);
    this.#answer(this.#waiting.splice(0, count));
    if (pause === undefined) this.#next();
    else void pause.then(() => this.#next());
  }

  #stop(error: unknown): void {
    this.failure = logNotSaved(error);
    this.#refuse(this.#waiting.splice(0), this.failure);
    this.#next();
  }

  /** Never throws; otherwise no caller would get a result anymore. */
  #rollback(connection: Connection): void {
    const { connections } = this.#options;
    try {
      connection.rollback();
    } catch {
      connections.drop(connection);
      return;
    }
    connections.giveBack(connection);
  }

  /** Retries a little later; transactions that have waited too long fail. */
  #postpone(error: unknown): void {
    if (!isBusy(error)) {
      this.#refuse(this.#waiting.splice(0), toStoreError(error));
      this.#next();
      return;
    }
    const now = performance.now();
    const late = this.#waiting.filter((one) => now - (one.since ||= now) >= this.#options.busyTimeout);
    this.#waiting = this.#waiting.filter((one) => !late.includes(one));
    this.#refuse(late, toStoreError(error));
    setTimeout(() => this.#next(), lockPause());
  }

  #next(): void {
    this.#running = false;
    if (this.#waiting.length > 0) this.#schedule();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }

  #refuse(all: readonly Waiting[], reason: unknown): void {
    for (const { reject } of all) reject(reason ?? new StoreUnavailable("the database did not respond"));
  }

  #answer(all: readonly Waiting[]): void {
    for (const { thrown, outcome, resolve, reject } of all) (thrown ? reject : resolve)(outcome);
  }
}

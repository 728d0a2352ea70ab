import {
  type AnyCollection,
  type Awaitable,
  type Change,
  type Query,
  type Read,
  StoreUnavailable,
  type Transaction,
} from "@rollcall/core";
import { sql } from "kysely";
import { type Dialect, statement } from "../../dialect.ts";
import { schemaTable } from "../../schema/tables.ts";
import type { Statements } from "../../statements/statements.ts";
import { ContendedRows, rowOf } from "./contended-rows.ts";
import { LikelyChanges, shapeOf } from "./likely-changes.ts";
import { bare, setLocal } from "../connection/pipeline.ts";
import { PostgresTransaction } from "../postgres-transaction.ts";
import { RowQueue } from "./row-queue.ts";
import type { Session } from "../connection/session.ts";
import type { SchemaVersion } from "../schema/schema-version.ts";
import { Conflict, isConnectionLost, SchemaChanged } from "../to-store-error.ts";
import { type Member, WriteGroup } from "./write-group.ts";

/** The longest pause before a transaction that conflicted with another process runs again, in milliseconds. */
const longestPause = 50;

/** How long a change waits for a row, in milliseconds. Breaks up deadlocks, which PostgreSQL only detects after a second. */
const longestLock = 100;

/** After this many conflicts, a transaction takes turns with those of all processes that do, whatever rows it uses. */
const maxConflicts = 3;

/**
 * The name of the row that transactions take in the queue to take turns with other processes. No table has such a row. Only one transaction
 * per process waits for other processes at a time, so that they don't occupy all of a pooler's connections.
 */
const turn = "turn";

/** What write transactions need. */
export interface WriteTransactionsOptions {
  readonly dialect: Dialect;
  readonly statements: Statements;
  readonly schema: SchemaVersion;
  /**
   * Checks the tables again after a migration by another process.
   * @throws {StoreOutdated} this version can't use them anymore
   */
  readonly schemaChanged: () => Promise<void>;
  readonly prefix: string;
  readonly connect: () => Promise<Session>;
  /** How long a transaction waits for others, in milliseconds. */
  readonly lockTimeout: number;
  /** The settings of transactions by name. */
  readonly settings: Readonly<Record<string, string | number>>;
  /** Called after each commit that wrote something. */
  readonly committed: () => void;
  /** Called after each conflict with another process. */
  readonly conflict: () => void;
}

/**
 * Runs write transactions as serializable ones, and repeats them after a conflict. Transactions that are likely to change the same compared
 * row run one after another and share commits, so that few in one process conflict.
 */
export class WriteTransactions {
  readonly #options: WriteTransactionsOptions;
  readonly #queue: RowQueue<WriteGroup>;
  readonly #contended: ContendedRows;
  readonly #likely = new LikelyChanges();
  #tickets = 0;

  constructor(options: WriteTransactionsOptions) {
    this.#options = options;
    const { prefix, connect, committed, lockTimeout, schema } = options;
    const { sql: lockTable } = statement(
      options.dialect,
      sql`lock table ${options.dialect.table(schemaTable)} in share update exclusive mode`,
    );
    // Unlike `set_config`, neither takes a snapshot, so the transaction sees the changes it has waited for. The lock also excludes migrations.
    const takeTurn = [bare(`set local lock_timeout = ${lockTimeout}`), bare(lockTable)];
    this.#contended = new ContendedRows(options.dialect);
    const write = schema.checking(setLocal({ ...options.settings, lock_timeout: Math.min(longestLock, lockTimeout) }));
    this.#queue = new RowQueue(
      turn,
      () =>
        new WriteGroup({
          ...{ prefix, connect, committed },
          first: (rows) => {
            const locks = this.#contended.locksOf(rows);
            return [...(rows.has(turn) || locks.length > 0 ? takeTurn : [schema.lock]), write(), ...locks];
          },
          startNext: (group) => this.#queue.startNext(group),
          ended: (group, failure) => {
            if (failure instanceof Conflict && failure.isSameRow)
              this.#contended.add([...group.rows].filter((row) => row !== turn));
            this.#queue.release(group, failure instanceof Conflict);
          },
        }),
    );
  }

  /** Runs `work` in a write transaction and resolves once it is durable. */
  async run<T>(work: (transaction: Transaction) => Awaitable<T>): Promise<T> {
    const began = performance.now();
    const attempt: Attempt = {
      ticket: this.#tickets++,
      wanted: new Set(),
      read: [],
      conflicts: 0,
      began,
      isOutdated: false,
    };
    for (let lost = false; ;) {
      try {
        return await this.#runOnce(work, attempt);
      } catch (error) {
        if (error instanceof Outdated) {
          attempt.isOutdated = true;
          continue;
        }
        if (error instanceof SchemaChanged) {
          await this.#options.schemaChanged();
          continue;
        }
        const isFirstLoss: boolean = isConnectionLost(error) && !lost;
        if (!(error instanceof Conflict) && !isFirstLoss) throw error;
        lost ||= isFirstLoss;
        if (performance.now() - began > this.#options.lockTimeout)
          throw error instanceof Conflict
            ? new StoreUnavailable("the database is busy with other transactions", { cause: error })
            : error;
        if (error instanceof Conflict && !(error instanceof RowTaken)) {
          attempt.conflicts++;
          for (const { row, collection } of attempt.read)
            if (this.#contended.includes(collection)) attempt.wanted.add(row);
          this.#options.conflict();
        }
      }
      if (attempt.conflicts >= maxConflicts) attempt.wanted.add(turn);
      if (attempt.conflicts > maxShared) await pause(Math.random() * Math.min(longestPause, 2 ** attempt.conflicts));
    }
  }

  async #runOnce<T>(work: (transaction: Transaction) => Awaitable<T>, attempt: Attempt): Promise<T> {
    const { statements, prefix } = this.#options;
    attempt.read.length = 0;
    const queries = new Set<Query>();
    const compared = new Set<string>();
    let member: Member | undefined;
    const enter = async (rows: ReadonlySet<string> = attempt.wanted): Promise<Member> => {
      const isShared = attempt.conflicts <= maxShared;
      const all = this.#contended.hasOneOf(rows) ? new Set([...rows, turn]) : rows;
      const group = await this.#queue.take(all, attempt.ticket, isShared && !attempt.isOutdated);
      group.isOpen &&= isShared;
      return (member = group.join());
    };
    if (attempt.wanted.size > 0) await enter();
    const transaction = new PostgresTransaction({
      ...{ mode: "write", statements, prefix },
      send: async (all, writes) => (member ?? (await enter())).send(all, writes),
      beforeReads: (reads) => this.#takeRows(reads, queries, attempt, member, enter),
      beforeWrites: (changes) => this.#noteCompared(changes, compared),
    });
    let failure: unknown;
    let result: T | undefined;
    const hasFailed = await outcome(work, transaction).then(
      (value) => {
        result = value;
        return false;
      },
      (error: unknown) => {
        failure = error;
        return true;
      },
    );
    const unsent = transaction.takeUnsent();
    if (!hasFailed && unsent.statements.length > 0) member ??= await enter();
    const isOutdated = member?.group.sees(attempt.began) === false;
    const left = member?.leave({ hasFailed, unsent, hasWritten: transaction.hasWritten });
    // It waits for another row next, not for the commit of this group.
    if (failure instanceof RowTaken) left?.catch(() => undefined);
    else await left;
    if (hasFailed) {
      const isFinal = !isOutdated || failure instanceof Conflict || failure instanceof StoreUnavailable;
      throw isFinal ? failure : new Outdated();
    }
    for (const { row, collection, shape } of transaction.hasWritten ? attempt.read : [])
      if (this.#contended.includes(collection)) this.#likely.learn(shape, compared.has(row));
    return result as T;
  }

  /** Takes the rows that are read and likely to be changed. If one is in use, the transaction waits before it begins, or runs again. */
  #takeRows(
    reads: readonly Read<unknown>[],
    queries: Set<Query>,
    { wanted, read }: Attempt,
    member: Member | undefined,
    enter: () => Promise<Member>,
  ): Promise<unknown> | undefined {
    const missing = new Set<string>();
    for (const { query } of reads) queries.add(query);
    for (const { query, args } of reads) {
      const { collection } = query;
      if (query.kind !== "get" || query.by.join() !== collection.key.join()) continue;
      const row = rowOf(collection, args);
      const shape = shapeOf(queries, query);
      read.push({ row, collection, shape });
      if (!wanted.has(row) && !this.#likely.has(shape)) continue;
      wanted.add(row);
      if (member?.group.rows.has(row) !== true) missing.add(row);
    }
    if (missing.size === 0) return undefined;
    if (member === undefined) return enter();
    const needsTurn = this.#contended.hasOneOf(missing) && !member.group.rows.has(turn);
    if (needsTurn || !this.#queue.tryTake(member.group, missing)) throw new RowTaken("another transaction uses a row");
    return undefined;
  }

  #noteCompared(changes: readonly Change[], compared: Set<string>): void {
    for (const change of changes) {
      if (change.kind !== "update" || change.expect === undefined) continue;
      this.#contended.addCollection(change.collection);
      compared.add(rowOf(change.collection, change.key));
    }
  }
}

/** How many conflicts a transaction may have before it runs alone, in case it is the one that causes them. */
const maxShared = 1;

/** Another transaction of the process uses a row. */
class RowTaken extends Conflict {}

/** A transaction failed in a group that had begun before it. What it missed may have been committed since by another process. */
class Outdated extends Error {}

/** What a transaction knows from its earlier runs. */
interface Attempt {
  readonly ticket: number;
  /** The rows it must take before it begins. */
  readonly wanted: Set<string>;
  /** The rows that its last run has read by their keys. After a conflict, it takes those of compared collections. */
  readonly read: { readonly row: string; readonly collection: AnyCollection; readonly shape: string }[];
  /** How often it has conflicted with a transaction of another process. */
  conflicts: number;
  /** When its caller requested it, as `performance.now()` returns it. */
  readonly began: number;
  /** Whether it has failed in a group that had begun before it. It then joins none. */
  isOutdated: boolean;
}

/**
 * Runs the work of a transaction and ends the access to the store.
 * @throws the error of a failed call in the transaction, even if the work caught it; otherwise what the work throws
 */
export async function outcome<T>(
  work: (transaction: Transaction) => Awaitable<T>,
  transaction: PostgresTransaction,
): Promise<T> {
  let result: T;
  try {
    result = await work(transaction);
  } catch (error) {
    await transaction.end();
    throw transaction.failure instanceof Conflict || isConnectionLost(transaction.failure)
      ? transaction.failure
      : error;
  }
  await transaction.end();
  if (transaction.failure !== undefined) throw transaction.failure;
  return result;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

import {
  type AnyCollection,
  type Awaitable,
  type Change,
  type Read,
  StoreUnavailable,
  type Transaction,
} from "@rollcall/core";
import type { Statements } from "../statements/statements.ts";
import { PostgresTransaction } from "./postgres-transaction.ts";
import { RowQueue } from "./row-queue.ts";
import type { Session } from "./session.ts";
import { Conflict, isConnectionLost, toStoreError, UnknownOutcome } from "./to-store-error.ts";

/** The longest pause before a transaction that met another process runs again, in milliseconds. */
const longestPause = 50;

/** What write transactions need. */
export interface WriteTransactionsOptions {
  readonly statements: Statements;
  readonly prefix: string;
  readonly connect: () => Promise<Session>;
  /** How long a transaction waits for others, in milliseconds. */
  readonly lockTimeout: number;
  /** Called after each commit that wrote something. */
  readonly committed: () => void;
  /** Called after each conflict with another transaction. */
  readonly conflict: () => void;
}

/**
 * Runs write transactions as serializable ones, again after a conflict. Transactions that read the same compared row run one
 * after another, so that only other processes cause conflicts.
 */
export class WriteTransactions {
  readonly #options: WriteTransactionsOptions;
  readonly #queue = new RowQueue();
  /** The collections whose rows have been changed with a comparison. */
  readonly #compared = new Set<AnyCollection>();
  readonly #settings: readonly string[];

  constructor(options: WriteTransactionsOptions) {
    this.#options = options;
    // A sequential scan would conflict with every write to its table.
    this.#settings = [`set local lock_timeout = ${options.lockTimeout}`, "set local enable_seqscan = off"];
  }

  /** Runs `work` in a write transaction and resolves once it is durable. */
  async run<T>(work: (transaction: Transaction) => Awaitable<T>): Promise<T> {
    const began = performance.now();
    const wanted = new Set<string>();
    for (let attempt = 0; ; attempt++) {
      const held = new Set(wanted);
      if (held.size > 0) await this.#queue.take(held);
      try {
        return await this.#runOnce(work, { wanted, held });
      } catch (error) {
        if (error instanceof Conflict) this.#options.conflict();
        else if (!(attempt === 0 && isConnectionLost(error))) throw error;
        if (performance.now() - began > this.#options.lockTimeout)
          throw new StoreUnavailable("the database is busy with other transactions", { cause: error });
      } finally {
        this.#queue.release(held);
      }
      if (attempt > 0) await pause(Math.random() * Math.min(longestPause, 2 ** attempt));
    }
  }

  async #runOnce<T>(work: (transaction: Transaction) => Awaitable<T>, claim: Claim): Promise<T> {
    const { statements, prefix, connect, committed } = this.#options;
    let session: Session | undefined;
    const transaction = new PostgresTransaction({
      mode: "write",
      statements,
      prefix,
      send: async (all) => {
        if (session === undefined) {
          session = await connect();
          session.begin("serializable", this.#settings);
        }
        return session.send(all);
      },
      beforeReads: (reads) => this.#takeRows(reads, claim, session === undefined),
      beforeWrites: (changes) => this.#noteCompared(changes),
    });
    try {
      const result = await outcome(work, transaction);
      try {
        if (session !== undefined && !(await session.commit()))
          throw new StoreUnavailable("the database rolled back the transaction");
      } catch (error) {
        const failure = toStoreError(error, prefix);
        throw transaction.hasWritten && isConnectionLost(failure) ? new UnknownOutcome(failure) : failure;
      }
      if (transaction.hasWritten) committed();
      return result;
    } finally {
      session?.release();
    }
  }

  /** Takes the compared rows that are read. If one is in use, the transaction waits before it begins, or runs again. */
  #takeRows(reads: readonly Read<unknown>[], { wanted, held }: Claim, hasNotBegun: boolean): Promise<void> | undefined {
    const missing = new Set(reads.flatMap((read) => this.#comparedRow(read) ?? []).filter((row) => !held.has(row)));
    if (missing.size === 0) return undefined;
    const hold = (): void => {
      for (const row of missing) held.add(row);
    };
    for (const row of missing) wanted.add(row);
    if (this.#queue.tryTake(missing)) hold();
    else if (hasNotBegun && held.size === 0) return this.#queue.take(missing).then(hold);
    else throw new Conflict("another transaction uses a row");
    return undefined;
  }

  #comparedRow({ query, args }: Read<unknown>): string | undefined {
    if (query.kind !== "get" || !this.#compared.has(query.collection)) return undefined;
    return query.by.join() === query.collection.key.join()
      ? `${query.collection.name} ${JSON.stringify(args)}`
      : undefined;
  }

  #noteCompared(changes: readonly Change[]): void {
    for (const change of changes)
      if (change.kind === "update" && change.expect !== undefined) this.#compared.add(change.collection);
  }
}

/** The rows that a transaction holds now, and those it takes before it runs again. */
interface Claim {
  readonly wanted: Set<string>;
  readonly held: Set<string>;
}

/**
 * Runs the work of a transaction and ends the access to the store.
 * @throws a failed call of the transaction, whatever the work made of it; otherwise what the work throws
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

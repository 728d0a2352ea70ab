import { type Awaitable, StoreDamaged, type Transaction } from "@rollcall/core";
import type { Statements } from "../statements/statements.ts";
import { type BoundStatement, setLocal } from "./connection/pipeline.ts";
import type { Session } from "./connection/session.ts";
import { PostgresTransaction } from "./postgres-transaction.ts";
import type { SchemaVersion } from "./schema/schema-version.ts";
import { Conflict, isConnectionLost, SchemaChanged } from "./to-store-error.ts";
import { outcome } from "./writes/write-transactions.ts";

/** How long a session waits for the next read before its transaction ends, in milliseconds. */
const longestRest = 2;

/** What read transactions need. */
export interface ReadTransactionsOptions {
  readonly statements: Statements;
  readonly schema: SchemaVersion;
  /**
   * Checks the tables again after a migration by another process.
   * @throws {StoreOutdated} this version can't use them anymore
   */
  readonly schemaChanged: () => Promise<void>;
  readonly prefix: string;
  readonly connect: () => Promise<Session>;
  /** Whether writes, other reads or the host wait for a connection. */
  readonly isWaitedFor: () => boolean;
  /** The settings of transactions by name. */
  readonly settings: Readonly<Record<string, string | number>>;
}

/** Runs read transactions, again after a lost connection. Those that follow each other share a session. */
export class ReadTransactions {
  readonly #options: ReadTransactionsOptions;
  readonly #settings: () => BoundStatement;
  /** Sessions whose read has ended. Their transaction ends with the first round trip of the next read, or after `longestRest`. */
  #resting: Session[] = [];
  #restTimer: NodeJS.Timeout | undefined;

  constructor(options: ReadTransactionsOptions) {
    this.#options = options;
    this.#settings = options.schema.checking(setLocal(options.settings));
  }

  /**
   * Runs `work` in a read transaction.
   * @throws {StoreOutdated} a newer version has changed the tables
   */
  async run<T>(work: (transaction: Transaction) => Awaitable<T>, wasLost = false): Promise<T> {
    try {
      return await this.#readOnce(work);
    } catch (error) {
      if (error instanceof SchemaChanged) {
        await this.#options.schemaChanged();
        return this.run(work, wasLost);
      }
      // A migration that was committed after the check may be what is missing.
      if (error instanceof StoreDamaged) await this.#options.schemaChanged();
      const isLost = isConnectionLost(error) && !wasLost;
      if (!isLost && !(error instanceof Conflict)) throw error;
      if (isLost) this.releaseAll();
      return this.run(work, wasLost || isLost);
    }
  }

  async #readOnce<T>(work: (transaction: Transaction) => Awaitable<T>): Promise<T> {
    const { statements, prefix, connect, isWaitedFor } = this.#options;
    let session: Session | undefined;
    const transaction = new PostgresTransaction({
      ...{ mode: "read", statements, prefix },
      send: async (all) => {
        if (session === undefined) {
          session = this.#resting.pop() ?? (await connect());
          session.begin("repeatable read, read only", [this.#settings()]);
        }
        return session.send(all);
      },
    });
    let hasSucceeded = false;
    try {
      const result = await outcome(work, transaction);
      hasSucceeded = true;
      return result;
    } finally {
      if (hasSucceeded && session?.canStayOpen(isWaitedFor()) === true) this.#rest(session);
      else session?.release();
    }
  }

  /** Keeps a session for the next read, which saves a round trip. */
  #rest(session: Session): void {
    this.#resting.push(session);
    this.#restTimer ??= setTimeout(() => this.releaseAll(), longestRest);
  }

  /** Ends the transactions of reads that have ended. */
  releaseAll(): void {
    clearTimeout(this.#restTimer);
    this.#restTimer = undefined;
    for (const session of this.#resting.splice(0)) session.release();
  }
}

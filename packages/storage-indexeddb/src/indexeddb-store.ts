import { StoreUnavailable, type AnyCollection, type Awaitable, type Store, type Transaction } from "@rollcall/core";
import { type Database, RowTransaction } from "@rollcall/core/storage";
import type { IDBPDatabase } from "idb";
import { CommitChannel } from "./commit-channel.ts";
import { deleteDatabase, type Layout, openDatabase } from "./open-database.ts";
import { TaskQueue, type Work } from "./task-queue.ts";

/** Options of an IndexedDB store. */
export interface IndexedDbStoreOptions {
  /** The name of the database, unique within the origin. */
  readonly name: string;
  /**
   * `strict`: a commit is on the disk when its result arrives. `relaxed`: the operating system has it, which is faster, but a
   * power failure may undo the last commits. Default: `strict`.
   */
  readonly durability?: "strict" | "relaxed";
  /** How long to wait for the browser, and for tabs with an older version, in milliseconds. Default: 5,000. */
  readonly openTimeout?: number;
  /**
   * Called if the store can't continue: another tab deleted the database or uses a newer version, or the browser deleted it.
   * All later transactions fail with `StoreUnavailable`.
   */
  readonly lost?: (error: StoreUnavailable) => void;
}

const defaultTimeout = 5_000;

/**
 * A store in the browser, without a server. The rows are in memory. IndexedDB has a log of all commits, and every tab reads new commits
 * before each transaction, so all tabs of an origin share the data.
 */
export const createIndexedDbStore = (options: IndexedDbStoreOptions): Store => new IndexedDbStore(options);

/**
 * Deletes a store's database. Stores that use it call `lost`, including in other tabs.
 * @throws {StoreUnavailable} the browser forbids it, or a tab doesn't close the database within 5 seconds
 */
export const deleteIndexedDbStore = (name: string): Promise<void> => deleteDatabase(name, defaultTimeout);

class IndexedDbStore implements Store {
  readonly #options: IndexedDbStoreOptions;
  readonly #channel: CommitChannel;
  readonly #queue: TaskQueue;
  #collections: readonly AnyCollection[] = [];
  #connection: Promise<IDBPDatabase<Layout>> | undefined;
  /** Why the store accepts no more work. */
  #closed: StoreUnavailable | undefined;

  constructor(options: IndexedDbStoreOptions) {
    this.#options = options;
    this.#channel = new CommitChannel(options.name);
    this.#queue = new TaskQueue({
      connect: () => this.#connection ?? Promise.reject(new TypeError("open the store first")),
      durability: options.durability ?? "strict",
      committed: (sequence) => {
        this.#channel.committed(sequence);
      },
      received: (sequence) => {
        this.#channel.received(sequence);
      },
    });
  }

  async open(collections: readonly AnyCollection[]): Promise<void> {
    this.#refuseClosed();
    this.#connection ??= this.#connect();
    await this.#connection;
    // Usually all are already declared, so a read is enough.
    const isDeclared = await this.#queue.add("read", (database) => ({
      run: () => {
        const { changed, undo } = database.open(collections);
        undo();
        return { answer: changed.length === 0 };
      },
      undo: () => undefined,
    }));
    if (!isDeclared) await this.#queue.add("write", (database) => declaring(database, collections));
    this.#collections = collections;
  }

  async transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Promise<T> {
    this.#refuseClosed();
    return this.#queue.add(mode, (database) => {
      const transaction = new RowTransaction(database, mode, () => {
        this.#refuseClosed();
      });
      return {
        run: async () => {
          // Another tab may have loaded a newer version since.
          database.requireCurrent(this.#collections);
          return { answer: await work(transaction), changes: transaction.commit() };
        },
        undo: () => {
          transaction.rollback();
        },
      };
    });
  }

  watch(listener: () => void): () => void {
    return this.#channel.watch(listener);
  }

  async close(): Promise<void> {
    await this.#end(new StoreUnavailable("the store is closed"));
    const connection = await this.#connection?.catch(() => undefined);
    connection?.close();
  }

  async #connect(): Promise<IDBPDatabase<Layout>> {
    const { name, openTimeout = defaultTimeout, lost } = this.#options;
    try {
      return await openDatabase(name, {
        timeout: openTimeout,
        lost: (error) => {
          void this.#end(error);
          lost?.(error);
        },
      });
    } catch (error) {
      // The next call tries again.
      this.#connection = undefined;
      throw error;
    }
  }

  #end(error: StoreUnavailable): Promise<void> {
    this.#closed ??= error;
    this.#channel.close();
    return this.#queue.end(this.#closed);
  }

  #refuseClosed(): void {
    if (this.#closed !== undefined) throw this.#closed;
  }
}

/** Declares collections, and records what changed. */
function declaring(database: Database, collections: readonly AnyCollection[]): Work<void> {
  let undo = (): void => undefined;
  return {
    run: () => {
      const opened = database.open(collections);
      ({ undo } = opened);
      return { answer: undefined, shapes: opened.changed };
    },
    undo: () => {
      undo();
    },
  };
}

import {
  isPromise,
  StoreUnavailable,
  type AnyCollection,
  type Awaitable,
  type Store,
  type Transaction,
} from "@rollcall/core";
import { RowTransaction } from "@rollcall/core/storage";
import { createMemoryState, type MemoryState } from "./memory-state.ts";

/** Options of a memory store. */
export interface MemoryStoreOptions {
  /** A state shared with other stores. Default: a new state. */
  readonly state?: MemoryState;
}

/**
 * The reference store: keeps everything in memory. Synchronous work is answered synchronously, unless another caller's
 * asynchronous work is running; then all others wait.
 */
export const createMemoryStore = (options: MemoryStoreOptions = {}): Store =>
  new MemoryStore(options.state ?? createMemoryState());

class MemoryStore implements Store {
  readonly #state: MemoryState;
  readonly #listeners = new Set<() => void>();
  #collections: readonly AnyCollection[] = [];
  #closed = false;

  constructor(state: MemoryState) {
    this.#state = state;
    state.announce.set(this, () => {
      for (const listener of this.#listeners) listener();
    });
  }

  open(collections: readonly AnyCollection[]): Awaitable<void> {
    return this.#state.turns.run(() => {
      this.#refuseClosed();
      this.#state.database.open(collections);
      this.#collections = collections;
    });
  }

  transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Awaitable<T> {
    this.#refuseClosed();
    return this.#state.turns.run(() => {
      this.#refuseClosed();
      this.#state.database.requireCurrent(this.#collections);
      return this.#run(mode, work);
    });
  }

  watch(listener: () => void): () => void {
    // A new function per call, so that ending one of two watches with the same listener keeps the other.
    const call = (): void => {
      listener();
    };
    this.#listeners.add(call);
    return () => {
      this.#listeners.delete(call);
    };
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#state.announce.delete(this);
  }

  #run<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Awaitable<T> {
    const transaction = new RowTransaction(this.#state.database, mode, () => {
      this.#refuseClosed();
    });
    const keep = (answer: T): T => {
      try {
        if (transaction.commit().length > 0) this.#announce();
      } catch (error) {
        return drop(error);
      }
      return answer;
    };
    const drop = (error: unknown): never => {
      transaction.rollback();
      throw error;
    };
    let answer: Awaitable<T>;
    try {
      answer = work(transaction);
    } catch (error) {
      return drop(error);
    }
    return isPromise(answer) ? answer.then(keep, drop) : keep(answer);
  }

  /** Notifies the other stores, after the caller has continued. */
  #announce(): void {
    for (const [store, announce] of this.#state.announce) {
      if (store !== this) void Promise.resolve().then(announce);
    }
  }

  #refuseClosed(): void {
    if (this.#closed) throw new StoreUnavailable("the store is closed");
  }
}

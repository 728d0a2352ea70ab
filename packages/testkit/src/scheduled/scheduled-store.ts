import type { Awaitable, Store, Transaction } from "@rollcall/core";
import { Attempt, isStale } from "./attempt.ts";

/** The part of fast-check's `Scheduler` that is used. */
export interface TaskScheduler {
  schedule<T>(task: Promise<T>, label?: string): Promise<T>;
}

/** The isolation of transactions in a scheduled store. */
export interface ScheduledStoreOptions {
  /**
   * `optimistic` (the default): a transaction reads committed data. Its commit compares everything it has read with the current
   * data and runs the work again if another transaction was faster. Operations can interleave at every call, even over a
   * store that runs one transaction at a time, and the result is still serializable.
   *
   * `store`: uses the store's own transactions and locks. For two stores on one file.
   *
   * `read-committed`: like `optimistic`, but without the comparison; only expected values and keys protect. Not a correct
   * store: use it to see a test fail.
   */
  readonly isolation?: "optimistic" | "store" | "read-committed";
}

/**
 * Wraps a store so that a scheduler decides the order of the port calls (begin, read, write, commit) of concurrent operations. Each call is
 * one of its tasks. A failing order is found, shrunk and reproduced by its seed.
 *
 * @example
 * fc.assert(fc.asyncProperty(fc.scheduler(), async (scheduler) => {
 *   const rollcall = await createRollcall({ store: scheduledStore(createMemoryStore(), scheduler), ...parts });
 *   await scheduler.waitFor(Promise.all([rollcall.call(…), rollcall.call(…)]), oneAtATime);
 * }));
 */
export function scheduledStore(
  store: Store,
  scheduler: TaskScheduler,
  { isolation = "optimistic" }: ScheduledStoreOptions = {},
): Store {
  let count = 0;
  let isClosed = false;
  const transaction = async <T>(mode: "read" | "write", work: (tx: Transaction) => Awaitable<T>): Promise<T> => {
    const name = `${mode} ${++count}`;
    const turn = (call: string): Promise<void> => scheduler.schedule(Promise.resolve(), `${name}: ${call}`);
    await turn("begin");
    // A closed store refuses it.
    if (isClosed) return store.transaction(mode, work);
    if (isolation === "store") {
      return store.transaction(mode, async (tx) => {
        const answer = await work(inTurns(tx, turn));
        await turn("commit");
        return answer;
      });
    }
    for (;;) {
      const attempt = new Attempt(store, mode, turn, isolation === "optimistic");
      try {
        return await attempt.run(work);
      } catch (error) {
        if (!isStale(error)) throw error;
      }
      await turn("begin again");
    }
  };
  return {
    open: (collections) => store.open(collections),
    transaction,
    watch: (listener) => store.watch(listener),
    close() {
      isClosed = true;
      return store.close();
    },
  };
}

const inTurns = (tx: Transaction, turn: (call: string) => Promise<void>): Transaction => ({
  read: async (reads) => {
    await turn("read");
    return tx.read(reads);
  },
  write: async (changes) => {
    await turn("write");
    return tx.write(changes);
  },
});

/**
 * For `scheduler.waitFor(…, oneAtATime)`: waits after each call until everything is idle before the next one is chosen, so
 * that every order is possible.
 */
export const oneAtATime = async (release: () => Promise<unknown>): Promise<void> => {
  await release();
  await new Promise((resolve) => later(resolve));
};

/** Browsers have no `setImmediate`, and a timeout takes at least a millisecond. */
const later: (resolve: (value: unknown) => void) => unknown =
  typeof setImmediate === "function" ? setImmediate : (resolve) => setTimeout(resolve, 0);

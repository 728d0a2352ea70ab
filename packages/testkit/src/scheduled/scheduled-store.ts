import type { Awaitable, Store, Transaction } from "@rollcall/core";
import { Attempt, isStale } from "./attempt.ts";

/** What decides: the part of fast-check's `Scheduler` that is asked. */
export interface TaskScheduler {
  schedule<T>(task: Promise<T>, label?: string): Promise<T>;
}

/** How the transactions of a scheduled store stand to each other. */
export interface ScheduledStoreOptions {
  /**
   * `optimistic`, if left out: a transaction reads what is committed at that moment; its commit compares all that it has
   * read with what is there then, and runs its work again where somebody was faster. So operations meet at every single
   * call, even over a store that runs one transaction at a time, and the outcome is still serialisable.
   *
   * `store`: the transactions are the store's own. Over one that holds a lock, it is the lock that others meet: for two
   * stores on one file.
   *
   * `read-committed`: as `optimistic`, but nothing is compared: expectations and keys alone guard. Not a sound store; it
   * is there to see a test fail.
   */
  readonly isolation?: "optimistic" | "store" | "read-committed";
}

/**
 * Wraps a store so that a scheduler decides in which order the port calls (begin, read, write, commit) of concurrent
 * operations proceed: each call is one of its tasks. A failing order is then found, shrunk and run again by its seed.
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
  const transaction = async <T>(mode: "read" | "write", work: (tx: Transaction) => Awaitable<T>): Promise<T> => {
    const name = `${mode} ${++count}`;
    const turn = (call: string): Promise<void> => scheduler.schedule(Promise.resolve(), `${name}: ${call}`);
    await turn("begin");
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
    close: () => store.close(),
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
 * For `scheduler.waitFor(…, oneAtATime)`: after each call everything comes to rest before the next is chosen, so that
 * every order there is can be chosen.
 */
export const oneAtATime = async (release: () => Promise<unknown>): Promise<void> => {
  await release();
  await new Promise((resolve) => later(resolve));
};

/** Browsers have no `setImmediate`, and a time-out takes a millisecond or more. */
const later: (resolve: (value: unknown) => void) => unknown =
  typeof setImmediate === "function" ? setImmediate : (resolve) => setTimeout(resolve, 0);

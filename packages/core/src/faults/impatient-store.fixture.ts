import type { Store } from "../kernel/store/store.ts";

/** A store that calls `late` for work that waits for a timer or a request: an IndexedDB transaction would have ended. */
export const impatientStore = (store: Store, late: () => void): Store => ({
  open: (collections) => store.open(collections),
  transaction: (mode, work) =>
    store.transaction(mode, async (transaction) => {
      const timer = setImmediate(late);
      try {
        return await work(transaction);
      } finally {
        clearImmediate(timer);
      }
    }),
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
});

import type { Store } from "../store/store.ts";

/** A store whose transactions another function runs. */
const storeWith = (store: Store, transaction: Store["transaction"]): Store => ({
  open: (...parts) => store.open(...parts),
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
  transaction,
});

/** A store that counts its read transactions and their queries. */
export function countReads(store: Store) {
  const counting: { reads: number; queries: number; readonly store: Store } = {
    reads: 0,
    queries: 0,
    store: storeWith(store, (mode, work) => {
      if (mode === "read") counting.reads += 1;
      return store.transaction(mode, (tx) =>
        work({
          read: (reads) => {
            counting.queries += reads.length;
            return tx.read(reads);
          },
          write: (changes) => tx.write(changes),
        }),
      );
    }),
  };
  return counting;
}

/** A store that can hold back the answer of its next transaction. */
export function holdAnswers(store: Store) {
  let held: { readonly begin: () => void; readonly released: Promise<void> } | undefined;
  return {
    store: storeWith(store, async (mode, work) => {
      const answer = await store.transaction(mode, work);
      const own = held;
      held = undefined;
      own?.begin();
      await own?.released;
      return answer;
    }),
    /** Holds back the next answer until `release`. `begun` resolves once there is one. */
    hold() {
      let begin: () => void = () => undefined;
      let release: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      held = { begin, released: new Promise<void>((resolve) => (release = resolve)) };
      return { begun, release };
    },
  };
}

import { createMemoryStore } from "@rollcall/storage-memory";
import type { Change, Store } from "../index.ts";
import { failedRows, type FailedRow } from "../kernel/queues/failed-rows.ts";
import { list } from "../kernel/store/query.ts";

const isRecord = ({ collection }: Change): boolean => collection.name === failedRows.name;

/** A memory store over which chosen work fails, as it would because of a bug in its code. */
export function refusingStore() {
  const inner = createMemoryStore();
  let isRefused: (changes: readonly Change[]) => boolean = () => false;
  let refusals = 0;
  const store: Store = {
    open: (collections) => inner.open(collections),
    watch: (listener) => inner.watch(listener),
    close: () => inner.close(),
    transaction: (mode, work) =>
      inner.transaction(mode, (tx) =>
        work({
          read: (reads) => tx.read(reads),
          write(changes) {
            // Failures can still be recorded.
            if (changes.some(isRecord) || !isRefused(changes)) return tx.write(changes);
            refusals++;
            throw new TypeError("the code has a bug");
          },
        }),
      ),
  };
  const everyFailure = list(failedRows, "key", 0);
  return {
    store,
    /** Which writes are refused from now on. */
    refuse(test: (changes: readonly Change[]) => boolean): void {
      isRefused = test;
    },
    /** The number of refused writes since the last call. */
    takeRefusals(): number {
      const count = refusals;
      refusals = 0;
      return count;
    },
    failures: async (): Promise<readonly FailedRow[]> => {
      const [rows] = await inner.transaction("read", (tx) => tx.read([everyFailure({ equal: [], limit: 1000 })]));
      return rows;
    },
  };
}

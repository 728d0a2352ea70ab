import type { Awaitable } from "../platform/awaitable.ts";
import type { Store, StoreObserver } from "./store.ts";

/** A call of an operation, without its input. */
export interface ObservedCall {
  /** The name of the operation. */
  readonly name: string;
  readonly mode: "run" | "check" | "dry-run";
}

/**
 * Surrounds the work of an engine, for traces and metrics. Each method calls `run` once, and returns or throws what `run` does. It
 * gets names and codes, but no input or output.
 */
export interface EngineObserver extends StoreObserver {
  /** Surrounds a call. It fails only with a `RollcallError`. */
  operation<T>(call: ObservedCall, run: () => Awaitable<T>): Awaitable<T>;
  /** Surrounds one attempt of a transaction. `StaleWrite` and `UniqueViolation` are conflicts with other writes. */
  transaction<T>(mode: "read" | "write", run: () => Awaitable<T>): Awaitable<T>;
  /**
   * Called when the work on a due row failed: `failed` if it will be retried, `gave-up` if it won't, or only once a day.
   * @param work the name of the work
   */
  failedRow(work: string, result: "failed" | "gave-up"): void;
}

/** A store whose transactions are observed. */
export const observedStore = (store: Store, observer: EngineObserver): Store => ({
  open: (collections) => store.open(collections, observer),
  transaction: (mode, work) => observer.transaction(mode, () => store.transaction(mode, work)),
  watch: (listener) => store.watch(listener),
  close: () => store.close(),
});

import {
  type AnyCollection,
  type Awaitable,
  chain,
  isPromise,
  StaleWrite,
  type Store,
  StoreUnavailable,
  type Transaction,
} from "@rollcall/core";

/**
 * The fault of a port call. `before`: the call fails without any effect. `after`: the call takes effect, but its response is
 * lost; after a commit the rows are kept and the caller gets `StoreUnavailable`. `hang`: the call waits until `release()`.
 * `conflict`: another transaction was faster (`StaleWrite`); the call has no effect.
 */
export type StoreFault = "before" | "after" | "hang" | "conflict";

/** A call of the store port, as passed to a plan. */
export interface PortCall {
  /** 1 for the first call since the plan was given. */
  readonly number: number;
  /** Every transaction is a `begin`, its `read`s and `write`s, and a `commit` unless its work throws. */
  readonly kind: "begin" | "read" | "write" | "commit";
  readonly mode: "read" | "write";
}

/** Determines which calls fail, and how. */
export type FaultPlan = (call: PortCall) => StoreFault | undefined;

/** A store that fails according to a plan. */
export interface FaultyStore extends Store {
  /** The number of port calls since the plan was set. */
  readonly calls: number;
  /** Sets or removes the plan, and starts counting from 1 again. */
  follow(plan?: FaultPlan): void;
  /** Resolves as soon as a call hangs. */
  whenHanging(): Promise<void>;
  /** Continues all hanging calls. */
  release(): void;
}

/** A plan with one failing call: every port call of an operation is a point at which a machine can fail (F5). */
export const faultAt =
  (number: number, fault: StoreFault): FaultPlan =>
  (call) =>
    call.number === number ? fault : undefined;

/**
 * Wraps a store so that chosen port calls fail. Use it to test that an operation takes effect completely or not at all, and
 * that a retry with its idempotency key converges (F5, F6). Without a plan it behaves like the store.
 *
 * @example
 * const store = faultyStore(createMemoryStore());
 * const rollcall = await createRollcall({ store, ...parts });
 * store.follow(faultAt(3, "after"));
 */
export const faultyStore = (store: Store, plan?: FaultPlan): FaultyStore => new PlannedFaults(store, plan);

class PlannedFaults implements FaultyStore {
  readonly #store: Store;
  #plan: FaultPlan | undefined;
  #calls = 0;
  #hanging: (() => void)[] = [];
  #watching: (() => void)[] = [];

  constructor(store: Store, plan: FaultPlan | undefined) {
    this.#store = store;
    this.#plan = plan;
  }

  get calls(): number {
    return this.#calls;
  }

  follow(plan?: FaultPlan): void {
    this.#plan = plan;
    this.#calls = 0;
  }

  whenHanging(): Promise<void> {
    if (this.#hanging.length > 0) return Promise.resolve();
    return new Promise((resolve) => this.#watching.push(resolve));
  }

  release(): void {
    for (const goOn of this.#hanging.splice(0)) goOn();
  }

  open(collections: readonly AnyCollection[]): Awaitable<void> {
    return this.#store.open(collections);
  }

  watch(listener: () => void): () => void {
    return this.#store.watch(listener);
  }

  close(): Awaitable<void> {
    return this.#store.close();
  }

  transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Awaitable<T> {
    let isCommitLost = false;
    const begin = (transaction: Transaction): Awaitable<T> => {
      const guarded = new FaultyTransaction(transaction, (kind, call) => this.#call(kind, mode, call));
      return chain(work(guarded), (answer) => {
        // A failed transaction keeps nothing, even if the work ignores the error.
        if (guarded.failure !== undefined) throw guarded.failure;
        const fault = this.#ask("commit", mode);
        isCommitLost = fault === "after";
        return chain(this.#meet(fault), () => answer);
      });
    };
    const fault = this.#ask("begin", mode);
    return chain(this.#meet(fault), () => {
      const done = this.#store.transaction(mode, (transaction) => {
        isCommitLost = false;
        if (fault === "after") throw failed("begin");
        return begin(transaction);
      });
      return chain(done, (answer) => {
        if (isCommitLost) throw failed("commit");
        return answer;
      });
    });
  }

  #call<T>(kind: "read" | "write", mode: PortCall["mode"], call: () => Awaitable<T>): Awaitable<T> {
    const fault = this.#ask(kind, mode);
    return chain(this.#meet(fault), () =>
      chain(call(), (answer) => {
        if (fault === "after") throw failed(kind);
        return answer;
      }),
    );
  }

  #ask(kind: PortCall["kind"], mode: PortCall["mode"]): StoreFault | undefined {
    this.#calls += 1;
    return this.#plan?.({ number: this.#calls, kind, mode });
  }

  /** What happens before the call: a fault, a wait, or nothing. */
  #meet(fault: StoreFault | undefined): Awaitable<void> {
    if (fault === "before") throw new StoreUnavailable("the store failed before a call");
    if (fault === "conflict") throw new StaleWrite("anything");
    if (fault !== "hang") return undefined;
    return new Promise((resolve) => {
      this.#hanging.push(resolve);
      for (const tell of this.#watching.splice(0)) tell();
    });
  }
}

const failed = (kind: PortCall["kind"]): StoreUnavailable => new StoreUnavailable(`the response of a ${kind} was lost`);

type Guard = <T>(kind: "read" | "write", call: () => Awaitable<T>) => Awaitable<T>;

class FaultyTransaction implements Transaction {
  readonly #sound: Transaction;
  readonly #guard: Guard;
  failure: Error | undefined;

  constructor(sound: Transaction, guard: Guard) {
    this.#sound = sound;
    this.#guard = guard;
  }

  read: Transaction["read"] = (reads) => this.#noted(() => this.#guard("read", () => this.#sound.read(reads)));

  write: Transaction["write"] = (changes) => this.#noted(() => this.#guard("write", () => this.#sound.write(changes)));

  #noted<T>(call: () => Awaitable<T>): Awaitable<T> {
    const note = (error: unknown): never => {
      this.failure ??= error instanceof Error ? error : new Error("a call failed", { cause: error });
      throw error;
    };
    try {
      const answer = call();
      return isPromise(answer) ? answer.then(undefined, note) : answer;
    } catch (error) {
      return note(error);
    }
  }
}

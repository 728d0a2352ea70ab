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
 * What goes wrong at a port call. `before`: it fails and nothing of it happens. `after`: it happens and its answer is
 * lost; at a commit the rows are kept and the caller hears `StoreUnavailable` all the same. `hang`: it waits until
 * `release()`, then goes on. `conflict`: another transaction was faster (`StaleWrite`); nothing of it happens.
 */
export type StoreFault = "before" | "after" | "hang" | "conflict";

/** A call of the storage port, as a plan is asked about it. */
export interface PortCall {
  /** 1 for the first call since the plan was given. */
  readonly number: number;
  /** Every transaction is a `begin`, its `read`s and `write`s, and a `commit` where its work threw nothing. */
  readonly kind: "begin" | "read" | "write" | "commit";
  readonly mode: "read" | "write";
}

/** Which calls go wrong, and how. */
export type FaultPlan = (call: PortCall) => StoreFault | undefined;

/** A store that fails by a plan. */
export interface FaultyStore extends Store {
  /** How many port calls there have been since the plan was given. */
  readonly calls: number;
  /** Follows another plan from now on, or none, and counts from 1 again. */
  follow(plan?: FaultPlan): void;
  /** Resolves as soon as a call hangs. */
  whenHanging(): Promise<void>;
  /** Lets every call that hangs go on. */
  release(): void;
}

/** The plan in which one call goes wrong: every port call of an operation is a point at which a machine can fail (F5). */
export const faultAt =
  (number: number, fault: StoreFault): FaultPlan =>
  (call) =>
    call.number === number ? fault : undefined;

/**
 * Wraps a store so that chosen port calls fail, to see that an operation is done whole or not at all and that a retry
 * with its idempotency key converges (F5, F6). Without a plan it does what the store does, at once where that does.
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
        // Whatever the work made of it: of a transaction that failed nothing is kept.
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

const failed = (kind: PortCall["kind"]): StoreUnavailable => new StoreUnavailable(`the answer of a ${kind} was lost`);

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

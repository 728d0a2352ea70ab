import { type Awaitable, chain, type Change, type Read, type Store, type Transaction } from "@rollcall/core";

/** Another transaction changed data this one has read. */
class Stale extends Error {}

/** Whether a transaction is to be run again. */
export const isStale = (error: unknown): boolean => error instanceof Stale;

/** Carries a result out of a transaction that is rolled back. */
class Seen extends Error {
  readonly answer: unknown;
  constructor(answer: unknown) {
    super("rolled back on purpose");
    this.answer = answer;
  }
}

type Step =
  | { readonly reads: readonly Read<unknown>[]; readonly answers: unknown }
  | { readonly changes: readonly Change[] };

/**
 * One run of a transaction's work that does not block the store between its calls. Each call repeats the steps so far, reads, and rolls
 * everything back. The commit repeats them once more and keeps the result.
 */
export class Attempt {
  readonly #store: Store;
  readonly #mode: "read" | "write";
  readonly #turn: (call: string) => Promise<void>;
  readonly #compares: boolean;
  readonly #steps: Step[] = [];
  #hasWritten = false;
  #stale: Stale | undefined;
  #failure: Error | undefined;
  #ended = false;
  /** The end of the latest call. */
  #latest: Promise<unknown> = Promise.resolve();

  constructor(store: Store, mode: "read" | "write", turn: (call: string) => Promise<void>, compares: boolean) {
    this.#store = store;
    this.#mode = mode;
    this.#turn = turn;
    this.#compares = compares;
  }

  /** Runs and commits the work. Its error is thrown if all data it is based on is unchanged. */
  async run<T>(work: (tx: Transaction) => Awaitable<T>): Promise<T> {
    let answer: T;
    try {
      answer = await work({
        read: (reads) => this.#inOrder(() => this.#read(reads)) as never,
        write: (changes) => this.#inOrder(() => this.#write(changes)),
      });
    } catch (error) {
      this.#ended = true;
      if (this.#stale !== undefined) throw this.#stale;
      await this.#look(() => undefined);
      throw error;
    }
    this.#ended = true;
    if (this.#stale !== undefined) throw this.#stale;
    if (this.#failure !== undefined) throw this.#failure;
    await this.#turn("commit");
    await this.#store.transaction(this.#mode, (tx) => this.#replay(tx));
    return answer;
  }

  /** Runs a call after the earlier ones, even if the work doesn't wait for those. */
  async #inOrder<T>(call: () => Promise<T>): Promise<T> {
    if (this.#ended) throw new TypeError("the transaction has ended");
    const result = this.#latest.then(call);
    this.#latest = result.catch(() => undefined);
    return result;
  }

  async #read(reads: readonly Read<unknown>[]): Promise<unknown> {
    await this.#turn(`read ${namesOf(reads.map(({ query }) => query.collection.name))}`);
    const answers = await this.#look((tx) => tx.read(reads));
    this.#steps.push({ reads, answers });
    return answers;
  }

  async #write(changes: readonly Change[]): Promise<void> {
    await this.#turn(`write ${namesOf(changes.map(({ collection }) => collection.name))}`);
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#mode === "write") this.#hasWritten = true;
    try {
      await this.#look((tx) => tx.write(changes));
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error("a write failed", { cause: error });
      throw error;
    }
    this.#steps.push({ changes });
  }

  /** Reads the state of the committed rows after the steps so far, without leaving changes. */
  async #look<T>(see: (tx: Transaction) => Awaitable<T>): Promise<T> {
    const all = (tx: Transaction): Awaitable<T> => chain(this.#replay(tx), () => see(tx));
    if (!this.#hasWritten) return this.#store.transaction("read", all);
    try {
      await this.#store.transaction("write", (tx) =>
        chain(all(tx), (answer): never => {
          throw new Seen(answer);
        }),
      );
    } catch (error) {
      if (error instanceof Seen) return error.answer as T;
      throw error;
    }
    throw new TypeError("a transaction that threw was committed");
  }

  /** Repeats the steps so far and compares their results with the current data. */
  #replay(tx: Transaction, from = 0): Awaitable<void> {
    const step = this.#steps[from];
    if (step === undefined) return undefined;
    if ("reads" in step) {
      if (!this.#compares) return this.#replay(tx, from + 1);
      return chain(tx.read(step.reads), (now) => {
        if (JSON.stringify(now) !== JSON.stringify(step.answers)) this.#refuse();
        return this.#replay(tx, from + 1);
      });
    }
    return chain(tx.write(step.changes), () => this.#replay(tx, from + 1));
  }

  #refuse(): never {
    this.#stale = new Stale("another transaction was faster");
    throw this.#stale;
  }
}

const namesOf = (collections: readonly string[]): string => [...new Set(collections)].join(", ");

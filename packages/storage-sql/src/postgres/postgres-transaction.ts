import type { AnyCollection, Answers, Change, Read, Transaction } from "@rollcall/core";
import { keyOfChange } from "@rollcall/core/storage";
import type { Statements } from "../statements/statements.ts";
import { Batch, type Unsent } from "./writes/batch.ts";
import { type ChangeSteps, runReads, startChanges } from "./drive.ts";
import type { Send } from "./connection/pipeline.ts";
import { toFailure } from "./to-store-error.ts";

/** What one run of a transaction needs. */
export interface PostgresTransactionOptions {
  readonly mode: "read" | "write";
  readonly statements: Statements;
  readonly prefix: string;
  /** Runs statements on the connection of the transaction. */
  readonly send: Send;
  /** May wait for other transactions, or throw a conflict. */
  readonly beforeReads?: (reads: readonly Read<unknown>[]) => Promise<unknown> | undefined;
  readonly beforeWrites?: (changes: readonly Change[]) => void;
}

const ignore = (): void => undefined;

/**
 * One run of a transaction. Its calls run one after another, even if the work does not await them. Changes share the round trip of the
 * next read or of the commit, so most of them fail after the work has ended.
 */
export class PostgresTransaction implements Transaction {
  readonly #options: PostgresTransactionOptions;
  readonly #batch = new Batch();
  readonly #send: Send;
  #last: Promise<unknown> = Promise.resolve();
  #hasEnded = false;
  hasWritten = false;
  /** Why a call failed. No change of the run is kept then, even if the work ignores the error. */
  failure: Error | undefined;

  constructor(options: PostgresTransactionOptions) {
    this.#options = options;
    this.#send = this.#batch.before(options.send);
  }

  read<const Reads extends readonly Read<unknown>[]>(reads: Reads): Promise<Answers<Reads>> {
    return this.#enqueue(async () => {
      await this.#options.beforeReads?.(reads);
      const steps = reads.map((read) => this.#options.statements.read(read));
      return (await runReads(this.#send, steps)) as unknown as Answers<Reads>;
    });
  }

  write(changes: readonly Change[]): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#options.mode === "read") throw new TypeError("a `read` transaction cannot write");
      this.hasWritten = true;
      this.#options.beforeWrites?.(changes);
      for (const group of differentRows(changes)) {
        const steps = group.map((change): ChangeSteps => ({
          collection: change.collection,
          steps: this.#options.statements.change(change),
        }));
        await startChanges(this.#send, this.#batch, steps);
      }
    });
  }

  /** The changes that have not been sent. */
  takeUnsent(): Unsent {
    return this.#batch.take();
  }

  /** Waits for the calls that run. From here on the work can no longer access the store. */
  async end(): Promise<void> {
    this.#hasEnded = true;
    await this.#last.catch(ignore);
  }

  #enqueue<T>(call: () => Promise<T>): Promise<T> {
    if (this.#hasEnded) return Promise.reject(new TypeError("the transaction has ended"));
    const result = this.#last.catch(ignore).then(async () => {
      if (this.failure !== undefined) throw this.failure;
      try {
        return await call();
      } catch (error) {
        this.failure = toFailure(error, this.#options.prefix);
        throw this.failure;
      }
    });
    // The work may ignore it.
    result.catch(ignore);
    this.#last = result;
    return result;
  }
}

/** Splits changes where one concerns a row that an earlier one of the same group changes. */
function differentRows(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  let group: Change[] = [];
  let seen = new Map<AnyCollection, Set<string>>();
  for (const change of changes) {
    const { collection } = change;
    const key = JSON.stringify(keyOfChange(change));
    let keys = seen.get(collection);
    if (keys?.has(key)) {
      groups.push(group);
      group = [];
      seen = new Map();
      keys = undefined;
    }
    if (keys === undefined) seen.set(collection, (keys = new Set()));
    keys.add(key);
    group.push(change);
  }
  if (group.length > 0) groups.push(group);
  return groups;
}

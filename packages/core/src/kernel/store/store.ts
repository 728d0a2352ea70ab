import type { Awaitable } from "../platform/awaitable.ts";
import type { Change } from "./change.ts";
import type { AnyCollection } from "./collection.ts";
import type { Read } from "./query.ts";

/** The results of a list of reads, in order. */
export type Answers<Reads extends readonly Read<unknown>[]> = {
  readonly [K in keyof Reads]: Reads[K] extends Read<infer T> ? T : never;
};

/**
 * Reads and writes of one transaction. Only the store may be awaited inside. Using it after the transaction has ended is an
 * error.
 */
export interface Transaction {
  /**
   * Runs several reads on one state and returns their results in order. A transaction sees its own writes. Text is ordered
   * by code point (`compareText`) in every store.
   */
  read<const Reads extends readonly Read<unknown>[]>(reads: Reads): Awaitable<Answers<Reads>>;
  /**
   * Writes changes in order. The first one that fails throws, here or when the transaction ends, and the transaction writes nothing.
   * Null in `expect` means "is null". In a `read` transaction every write fails. Text must not contain NUL or half of a surrogate pair, and
   * integers must be safe, because not every database can store others.
   * @throws {UniqueViolation} a key or unique key is taken
   * @throws {StaleWrite} the row is missing, or no longer has the values in `expect`
   * @throws {TypeError} a value is not of the kind of its column, a column is not declared, or the key would change
   * @throws {MissingReference} a `references` column refers to a missing row, or other rows refer to a removed one
   */
  write(changes: readonly Change[]): Awaitable<void>;
}

/** The reads of a transaction. */
export type Reader = Pick<Transaction, "read">;

/** Receives what happens inside a store. */
export interface StoreObserver {
  /** Called whenever the store itself repeats a transaction because of another write. */
  conflict(): void;
}

/**
 * The storage port: generic over collections, independent of the domain. The conformance suite in `@rollcall/testkit`
 * defines it, and every adapter must pass it.
 */
export interface Store {
  /**
   * Prepares the store for these collections: creates what is missing, adds new columns, and rejects a store written by a
   * newer version. Called once before anything else; calling it again with the same collections changes nothing.
   * @param collections all collections that the store will be asked for
   * @param observer receives what happens from now on
   * @throws {StoreUnavailable} the store cannot be opened
   * @throws {StoreDamaged} something that an earlier call created is missing
   * @throws {StoreIncompatible} a column has another kind, is new and not nullable although there are rows, or is stored but
   *   not declared
   */
  open(collections: readonly AnyCollection[], observer?: StoreObserver): Awaitable<void>;
  /**
   * Runs `work` on one consistent state. `write` transactions are serializable, and durable when the result arrives. `work`
   * may run again after a conflict, so it must have no effect outside the transaction. If it throws, nothing is written.
   * @throws {StoreUnavailable} the store is locked too long, full or unreachable
   * @throws {StoreOutdated} a newer version has changed the data so that these collections no longer describe it. An
   * instance may continue after a change that keeps what it writes correct, such as a new collection, a nullable column or
   * an index
   */
  transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Awaitable<T>;
  /**
   * Calls `listener` soon (within 250 ms) after another instance on the same store has committed something.
   * @returns a function that stops watching
   */
  watch(listener: () => void): () => void;
  /**
   * Closes files and sockets. Pending transactions are either committed or fail with `StoreUnavailable`; later ones are
   * rejected.
   */
  close(): Awaitable<void>;
}

/** A key or unique key is taken. */
export class UniqueViolation extends Error {
  override readonly name = "UniqueViolation";
  readonly collection: string;
  /** The name of the unique key; `key` for the primary one. */
  readonly unique: string;
  constructor(collection: string, unique: string, options?: ErrorOptions) {
    super(`\`${collection}\` already holds a row with this \`${unique}\``, options);
    this.collection = collection;
    this.unique = unique;
  }
}

/** A row was changed or removed after it was read. */
export class StaleWrite extends Error {
  override readonly name = "StaleWrite";
  constructor(collection: string, options?: ErrorOptions) {
    super(`a row of \`${collection}\` has changed since it was read`, options);
  }
}

/** A column refers to a row that doesn't exist. */
export class MissingReference extends Error {
  override readonly name = "MissingReference";
  constructor(collection: string, options?: ErrorOptions) {
    super(`a row of \`${collection}\` refers to a row that does not exist`, options);
  }
}

/** The store is unavailable: locked too long, full, read-only, unreachable, or closed. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** What the store has created is missing, such as a table that another program has dropped. Only an operator can repair it. */
export class StoreDamaged extends StoreUnavailable {
  /** What is missing, such as "the table `words` is missing". */
  readonly problem: string;
  constructor(problem: string, options?: ErrorOptions) {
    super(`the database is damaged: ${problem}; restore a backup, or undo what another program changed`, options);
    this.problem = problem;
  }
}

/**
 * A newer version has changed the data of an open store so that this version would read or write it incorrectly. Nothing was written. The
 * process has to be replaced by one of the newer version.
 */
export class StoreOutdated extends StoreUnavailable {
  /** What has changed, such as "the search of `people` has changed". */
  readonly change: string;
  constructor(change: string) {
    super(`a newer version has changed the database: ${change}; replace this process with one of that version`);
    this.change = change;
  }
}

/** The store was written by a newer version, or its contents don't match the collections. */
export class StoreIncompatible extends Error {
  override readonly name = "StoreIncompatible";
}

import type { Awaitable } from "./awaitable.ts";
import type { Change } from "./change.ts";
import type { AnyCollection } from "./collection.ts";
import type { Read } from "./query.ts";

/** What the answers to a list of reads are, in their order. */
export type Answers<Reads extends readonly Read<unknown>[]> = {
  readonly [K in keyof Reads]: Reads[K] extends Read<infer T> ? T : never;
};

/**
 * What the work of a transaction may do. Nothing but the store is awaited inside. Whoever uses it after its end is refused
 * with an error.
 */
export interface Transaction {
  /**
   * Answers several reads against one state, in the order asked. A transaction sees its own writes. Text is ordered by
   * code point (`compareText`), in every store and on every machine.
   */
  read<const Reads extends readonly Read<unknown>[]>(reads: Reads): Awaitable<Answers<Reads>>;
  /**
   * Writes changes in their order. The first that cannot be done throws and the transaction leaves nothing behind. In
   * `expect` a null means "is null". In a `read` transaction every write fails.
   * @throws {UniqueViolation} a key or unique key is taken
   * @throws {StaleWrite} the row is gone, or no longer holds what `expect` names
   * @throws {MissingReference} a `references` column names no row, or the row that is removed is named by others
   */
  write(changes: readonly Change[]): Awaitable<void>;
}

/**
 * The storage port: generic over collections, ignorant of the domain. The conformance suite in `@rollcall/testkit`
 * is its definition; an adapter that cannot do a part of it fails there.
 */
export interface Store {
  /**
   * Makes ready to hold these collections: creates what is missing, adds what is new, refuses what was written by a
   * newer version. Called once before anything else; calling it again with the same collections changes nothing.
   * @throws {StoreUnavailable} the store cannot be opened
   * @throws {StoreIncompatible} a column has changed its kind, is new and not nullable while there are rows, or is held but
   *   not declared
   */
  open(collections: readonly AnyCollection[]): Awaitable<void>;
  /**
   * Runs `work` on one consistent state. `write` transactions have a serialisable outcome and are durable when the
   * answer arrives; `work` may run again after a conflict, so it must have no effect outside the transaction. When it
   * throws, nothing is kept.
   * @throws {StoreUnavailable} the store stayed locked, full or unreachable
   */
  transaction<T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>): Awaitable<T>;
  /**
   * Calls `listener` soon (within 250 ms) after another instance on the same store has committed something.
   * @returns stops watching
   */
  watch(listener: () => void): () => void;
  /**
   * Lets go of files and sockets. Work that is open then is kept whole or fails with `StoreUnavailable`, never kept in part;
   * what comes after is refused.
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

/** A row changed or went away since it was read. */
export class StaleWrite extends Error {
  override readonly name = "StaleWrite";
  constructor(collection: string, options?: ErrorOptions) {
    super(`a row of \`${collection}\` is no longer what was read`, options);
  }
}

/** A column names a row that does not exist. */
export class MissingReference extends Error {
  override readonly name = "MissingReference";
  constructor(collection: string, options?: ErrorOptions) {
    super(`a row of \`${collection}\` names a row that does not exist`, options);
  }
}

/** The store cannot serve now: locked too long, full, read-only, unreachable, or closed. */
export class StoreUnavailable extends Error {
  override readonly name = "StoreUnavailable";
}

/** The store was written by a newer version, or holds something that these collections cannot describe. */
export class StoreIncompatible extends Error {
  override readonly name = "StoreIncompatible";
}

import type { AnyCollection, Awaitable, Change, ListArguments, Read, Store, Transaction } from "@rollcall/core";

/** The fault of a store. */
export interface Fault {
  /** Ignores part of a declaration. */
  readonly collection?: (collection: AnyCollection) => AnyCollection;
  /** Lists rows incorrectly. */
  readonly list?: (args: ListArguments) => ListArguments;
  /** Writes changes incorrectly; undefined skips the write. */
  readonly change?: (change: Change) => Change | undefined;
  /** Runs transactions incorrectly. */
  readonly transaction?: (
    sound: Store,
    mode: "read" | "write",
    work: (transaction: Transaction) => Awaitable<unknown>,
  ) => Awaitable<unknown>;
  /** Does not announce commits of the other instance. */
  readonly silent?: boolean;
  /** Keeps working after it is closed. */
  readonly immortal?: boolean;
}

/** A correct store with one fault, as a third-party adapter may have. */
export function createFaultyStore(sound: Store, fault: Fault): Store {
  const run = fault.transaction ?? ((store, mode, work) => store.transaction(mode, work));
  return {
    open: (collections) => sound.open(collections.map(fault.collection ?? ((collection) => collection))),
    transaction: <T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>) =>
      run(sound, mode, (transaction) => work(spoil(transaction, fault))) as Awaitable<T>,
    watch: (listener) => (fault.silent ? () => undefined : sound.watch(listener)),
    close: () => (fault.immortal ? undefined : sound.close()),
  };
}

/** Commits every read and write on its own. */
export const withoutIsolation: NonNullable<Fault["transaction"]> = (sound, mode, work) =>
  work({
    read: (reads) => sound.transaction(mode, (transaction) => transaction.read(reads)),
    write: (changes) => sound.transaction(mode, (transaction) => transaction.write(changes)),
  });

/** Reads committed data and writes everything at the end: atomic, but concurrent changes go unnoticed. */
export const withLostUpdates: NonNullable<Fault["transaction"]> = async (sound, mode, work) => {
  const held: Change[] = [];
  const answer = await work({
    read: (reads) => sound.transaction("read", (transaction) => transaction.read(reads)),
    write: (changes) => void held.push(...changes),
  });
  await sound.transaction(mode, (transaction) => transaction.write(held));
  return answer;
};

function spoil(transaction: Transaction, { list, change }: Fault): Transaction {
  return {
    read: (reads) =>
      transaction.read(
        reads.map((read: Read<unknown>) =>
          list && read.query.kind === "list" ? { query: read.query, args: list(read.args as ListArguments) } : read,
        ),
      ) as never,
    write: (changes) => transaction.write(change ? changes.map(change).filter((one) => one !== undefined) : changes),
  };
}

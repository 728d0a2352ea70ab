import type { AnyCollection, Awaitable, Change, ListArguments, Read, Store, Transaction } from "@rollcall/core";

/** What a store does wrong. */
export interface Fault {
  /** Declares less than it is told. */
  readonly collection?: (collection: AnyCollection) => AnyCollection;
  /** Lists otherwise than asked. */
  readonly list?: (args: ListArguments) => ListArguments;
  /** Writes otherwise than told; undefined for not at all. */
  readonly change?: (change: Change) => Change | undefined;
  /** Runs a transaction otherwise. */
  readonly transaction?: (
    sound: Store,
    mode: "read" | "write",
    work: (transaction: Transaction) => Awaitable<unknown>,
  ) => Awaitable<unknown>;
  /** Says nothing of what others committed. */
  readonly silent?: boolean;
  /** Works on after its end. */
  readonly immortal?: boolean;
}

/** A sound store with one fault, as an adapter of somebody else may have. */
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

/** Every read and write is kept for itself as soon as it is done. */
export const eachForItself: NonNullable<Fault["transaction"]> = (sound, mode, work) =>
  work({
    read: (reads) => sound.transaction(mode, (transaction) => transaction.read(reads)),
    write: (changes) => sound.transaction(mode, (transaction) => transaction.write(changes)),
  });

/** Reads from what was committed, and writes all at the end: atomic, but nobody notices what changed in between. */
export const lastOneWins: NonNullable<Fault["transaction"]> = async (sound, mode, work) => {
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

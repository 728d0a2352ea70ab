import type { MockTimers } from "node:test";
import { setImmediate } from "node:timers/promises";
import {
  get,
  insert,
  list,
  remove,
  update,
  type AnyCollection,
  type Awaitable,
  type Change,
  type ListArguments,
  type Read,
  type Store,
  type Transaction,
  type Value,
} from "@rollcall/core";
import { failure } from "./store-pair.ts";

/** The fault of a store. */
export interface Fault {
  /** Ignores part of a declaration. */
  readonly collection?: (collection: AnyCollection) => AnyCollection;
  /** Lists rows incorrectly. */
  readonly list?: (args: ListArguments) => ListArguments;
  /** Answers reads incorrectly. */
  readonly answer?: (result: unknown, read: Read<unknown>) => unknown;
  /** Writes changes incorrectly; undefined skips the write. */
  readonly change?: (change: Change) => Change | undefined;
  /** Runs transactions incorrectly. */
  readonly transaction?: (
    sound: Store,
    mode: "read" | "write",
    work: (transaction: Transaction) => Awaitable<unknown>,
  ) => Awaitable<unknown>;
  /** How many commits of the other instance each listener is notified of. */
  readonly announcements?: number;
  /** Opens whatever the declarations are. */
  readonly careless?: boolean;
  /** Loses its rows when it is closed. */
  readonly forgetful?: boolean;
  /** Keeps working after it is closed. */
  readonly immortal?: boolean;
}

/** A correct store with one fault, as a third-party adapter may have. */
export function createFaultyStore(sound: Store, fault: Fault): Store {
  let opened: readonly AnyCollection[] = [];
  const run = fault.transaction ?? ((store, mode, work) => store.transaction(mode, work));
  return {
    open: async (collections) => {
      opened = collections;
      try {
        await sound.open(collections.map(fault.collection ?? ((collection) => collection)));
      } catch (error) {
        if (!fault.careless) throw error;
      }
    },
    transaction: <T>(mode: "read" | "write", work: (transaction: Transaction) => Awaitable<T>) =>
      run(sound, mode, (transaction) => work(spoil(transaction, fault))) as Awaitable<T>,
    watch: (listener) => {
      let left = fault.announcements ?? Number.POSITIVE_INFINITY;
      return sound.watch(() => {
        if (left-- > 0) listener();
      });
    },
    close: async () => {
      if (fault.forgetful) for (const collection of opened) await empty(sound, collection);
      if (!fault.immortal) await sound.close();
    },
  };
}

/** Commits every read and write separately. */
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

/** Shows each write to others at once, and reverts the writes of work that throws. */
export const withDirtyReads: NonNullable<Fault["transaction"]> = async (sound, mode, work) => {
  const inverse: Change[] = [];
  const apply = (changes: readonly Change[]): Awaitable<void> =>
    sound.transaction(mode, (transaction) => transaction.write(changes));
  try {
    return await work({
      read: (reads) => sound.transaction("read", (transaction) => transaction.read(reads)),
      write: async (changes) => {
        for (const change of changes) {
          const before = await rowOf(sound, change);
          await apply([change]);
          inverse.unshift(invert(change, before));
        }
      },
    });
  } catch (error) {
    for (const change of inverse) await apply([change]);
    throw error;
  }
};

/** Reads whatever is newest in `read` transactions. */
export const withNewestReads: NonNullable<Fault["transaction"]> = (sound, mode, work) =>
  mode === "write"
    ? sound.transaction(mode, work)
    : work({
        read: (reads) => sound.transaction(mode, (transaction) => transaction.read(reads)),
        write: () => undefined,
      });

/** Snapshot isolation: notices only changes to the rows it writes. */
export const withWriteSkew: NonNullable<Fault["transaction"]> = async (sound, mode, work) => {
  for (;;) {
    const held: Change[] = [];
    const seen = new Map<string, unknown>();
    const result = await work({
      read: async (reads) => {
        const answers = await sound.transaction("read", (transaction) => transaction.read(reads));
        for (const [i, { query, args }] of reads.entries())
          if (query.kind === "get") seen.set(`${query.collection.name} ${JSON.stringify(args)}`, answers[i]);
        return answers;
      },
      write: (changes) => void held.push(...changes),
    });
    const isCurrent = await sound.transaction(mode, async (transaction) => {
      for (const change of held) {
        if (change.kind === "insert") continue;
        const name = `${change.collection.name} ${JSON.stringify(change.key)}`;
        const [now] = await transaction.read([get(change.collection)(...change.key)]);
        if (seen.has(name) && JSON.stringify(now) !== JSON.stringify(seen.get(name))) return false;
      }
      await transaction.write(held);
      return true;
    });
    if (isCurrent) return result;
  }
};

/** Answers before the commit. */
export const withEarlyAnswers: NonNullable<Fault["transaction"]> = async (sound, mode, work) => {
  const held: Change[] = [];
  const result = await work({
    read: (reads) => sound.transaction("read", (transaction) => transaction.read(reads)),
    write: (changes) => void held.push(...changes),
  });
  // The store may be closed by then.
  setTimeout(() => void failure(() => sound.transaction(mode, (transaction) => transaction.write(held))));
  return result;
};

/** Runs work once more after its commit. */
export const withRepeatedWork: NonNullable<Fault["transaction"]> = async (sound, mode, work) => {
  const result = await sound.transaction(mode, work);
  await failure(() => sound.transaction(mode, work));
  return result;
};

const rowOf = async (store: Store, change: Change): Promise<Readonly<Record<string, unknown>> | undefined> => {
  if (change.kind === "insert") return undefined;
  const [row] = await store.transaction("read", (transaction) =>
    transaction.read([get(change.collection)(...change.key)]),
  );
  return row;
};

function invert(change: Change, before: Readonly<Record<string, unknown>> = {}): Change {
  const { collection } = change;
  if (change.kind === "insert")
    return remove(
      collection,
      collection.key.map((column) => change.row[column] as Value),
    );
  if (change.kind === "remove") return insert(collection, before);
  const set = Object.fromEntries(Object.keys(change.set).map((column) => [column, before[column]]));
  return update(collection, change.key, set);
}

async function empty(store: Store, collection: AnyCollection): Promise<void> {
  await store.transaction("write", async (transaction) => {
    const [rows] = await transaction.read([list(collection, "key", 0)({ equal: [], limit: 1000 })]);
    await transaction.write(
      rows.map((row) =>
        remove(
          collection,
          collection.key.map((column) => row[column] as Value),
        ),
      ),
    );
  });
}

/** Changes every value of the rows that are written. */
export const changeValues =
  (convert: (value: unknown) => unknown): NonNullable<Fault["change"]> =>
  (change) => {
    const all = (values: object): Record<string, unknown> =>
      Object.fromEntries(Object.entries(values).map(([column, value]) => [column, convert(value)]));
    if (change.kind === "insert") return { ...change, row: all(change.row) };
    return change.kind === "update" ? { ...change, set: all(change.set) } : change;
  };

/** Sorts the rows of lists. */
export const sortRows =
  (compare: (a: Value, b: Value) => number): NonNullable<Fault["answer"]> =>
  (result, { query }) =>
    query.kind === "list"
      ? (result as readonly Readonly<Record<string, Value>>[]).toSorted((a, b) =>
          compare(a[query.order[0] ?? ""] ?? null, b[query.order[0] ?? ""] ?? null),
        )
      : result;

function spoil(transaction: Transaction, { list: spoilList, answer, change }: Fault): Transaction {
  return {
    read: async (reads) => {
      const spoiled = reads.map((read: Read<unknown>) =>
        spoilList && read.query.kind === "list"
          ? { query: read.query, args: spoilList(read.args as ListArguments) }
          : read,
      );
      const results = await transaction.read(spoiled);
      return results.map((result, i) => (answer && reads[i] ? answer(result, reads[i]) : result)) as never;
    },
    write: (changes) => transaction.write(change ? changes.map(change).filter((one) => one !== undefined) : changes),
  };
}

/** Lets time pass until `work` ends: the suite waits long for an announcement. */
export async function passTime(timers: MockTimers, work: Promise<unknown>): Promise<void> {
  timers.enable({ apis: ["setTimeout"] });
  const state = { hasEnded: false };
  void work.then(() => (state.hasEnded = true));
  while (!state.hasEnded) {
    timers.tick(1000);
    await setImmediate();
  }
}

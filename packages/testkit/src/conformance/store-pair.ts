import type { Answers, Awaitable, Change, Read, Store } from "@rollcall/core";
import { assert } from "chai";
import { samples } from "./samples.ts";

/** Two independent instances on one fresh, empty state: two connections to one file, two tabs, two pools. */
export interface StorePair {
  /** Not yet opened. */
  readonly stores: readonly [Store, Store];
  /** Closes both and clears away what they kept. */
  dispose(): Awaitable<void>;
}

/** What a group of tests is given to register them. */
export interface Kit {
  /** Two fresh instances, opened with the sample collections, for the time of one test. */
  test(title: string, body: (first: Store, second: Store) => Promise<void>): void;
  /** The same, not yet opened. */
  testUnopened(title: string, body: (first: Store, second: Store) => Promise<void>): void;
  /** How often a property is tried, and from which seed. */
  readonly property: { readonly numRuns: number; readonly seed?: number };
}

/** Hands a pair to `body` and disposes of it, also after a failure. */
export async function withPair(
  open: () => Awaitable<StorePair>,
  opened: boolean,
  body: (first: Store, second: Store) => Promise<void>,
): Promise<void> {
  const pair = await open();
  try {
    if (opened) for (const store of pair.stores) await store.open(samples);
    await body(...pair.stores);
  } finally {
    await pair.dispose();
  }
}

/** One read in a transaction of its own. */
export async function answer<T>(store: Store, read: Read<T>): Promise<T> {
  const [result] = await store.transaction("read", (transaction) => transaction.read([read]));
  return result;
}

/** Several reads in one transaction. */
export const answers = async <const Reads extends readonly Read<unknown>[]>(
  store: Store,
  reads: Reads,
): Promise<Answers<Reads>> => store.transaction("read", (transaction) => transaction.read(reads));

/** Some changes in a transaction of their own. */
export async function write(store: Store, changes: readonly Change[]): Promise<void> {
  await store.transaction("write", (transaction) => transaction.write(changes));
}

/** Asserts that `work` fails with an error of this class name, and hands the error on. */
export async function refuses(name: string, work: () => Awaitable<unknown>): Promise<Error> {
  const error = await failure(work);
  assert.instanceOf(error, Error, `expected a ${name}`);
  // By name, not by class: a store may carry its own copy of core.
  assert.equal(error.name, name, error.stack);
  return error;
}

/** Asserts that `work` is refused because of this key. */
export async function clashes(collection: string, unique: string, work: () => Awaitable<unknown>): Promise<void> {
  const error = (await refuses("UniqueViolation", work)) as Error & { collection?: unknown; unique?: unknown };
  assert.deepEqual([error.collection, error.unique], [collection, unique]);
}

/** What `work` throws or rejects with, or undefined. */
export async function failure(work: () => Awaitable<unknown>): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error ?? new Error("threw nothing");
  }
}

/** Lets other work go on, as a page or a server would between two answers. Microtasks keep an IndexedDB transaction. */
export async function pause(turns = 3): Promise<void> {
  for (let i = 0; i < turns; i++) await Promise.resolve();
}

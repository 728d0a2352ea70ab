import type { Answers, Awaitable, Change, Read, Store } from "@rollcall/core";
import { assert } from "chai";
import { samples } from "./samples.ts";

/** Two independent instances on one fresh, empty state: two connections to one file, two tabs, two pools. */
export interface StorePair {
  /** Not yet opened by the test. */
  readonly stores: readonly [Store, Store];
  /** Closes both and deletes their data. */
  dispose(): Awaitable<void>;
}

/** The context a group of tests uses to register its tests. */
export interface Kit {
  /** Runs a test with two new instances, opened with the sample collections. */
  test(title: string, body: (first: Store, second: Store) => Promise<void>): void;
  /** The same with instances that are not yet opened. */
  testUnopened(title: string, body: (first: Store, second: Store) => Promise<void>): void;
  /** The number of runs and the seed of a property. */
  readonly property: { readonly numRuns: number; readonly seed?: number };
}

/** The state that a test needs: without any collections, or empty ones of the suite, which may be left from earlier tests. */
export type NeededState = "new" | "empty";

/** Runs `body` with a pair and disposes of it, even after a failure. Opens it with the sample collections if it may be reused. */
export async function withPair(
  open: (needed: NeededState) => Awaitable<StorePair>,
  needed: NeededState,
  body: (first: Store, second: Store) => Promise<void>,
): Promise<void> {
  const pair = await open(needed);
  try {
    if (needed === "empty") for (const store of pair.stores) await store.open(samples);
    await body(...pair.stores);
  } finally {
    await pair.dispose();
  }
}

/** Runs one read in its own transaction. */
export async function answer<T>(store: Store, read: Read<T>): Promise<T> {
  const [result] = await store.transaction("read", (transaction) => transaction.read([read]));
  return result;
}

/** Runs several reads in one transaction. */
export const answers = async <const Reads extends readonly Read<unknown>[]>(
  store: Store,
  reads: Reads,
): Promise<Answers<Reads>> => store.transaction("read", (transaction) => transaction.read(reads));

/** Applies changes in their own transaction. */
export async function write(store: Store, changes: readonly Change[]): Promise<void> {
  await store.transaction("write", (transaction) => transaction.write(changes));
}

/** Asserts that `work` fails with an error of this class name, and returns the error. */
export async function refuses(name: string, work: () => Awaitable<unknown>): Promise<Error> {
  const error = await failure(work);
  assert.instanceOf(error, Error, `expected a ${name}`);
  // By name, not by class, because a store may have its own copy of core.
  assert.equal(error.name, name, error.stack);
  return error;
}

/** Asserts that `work` fails because of this key. */
export async function clashes(collection: string, unique: string, work: () => Awaitable<unknown>): Promise<void> {
  const error = (await refuses("UniqueViolation", work)) as Error & { collection?: unknown; unique?: unknown };
  assert.deepEqual([error.collection, error.unique], [collection, unique]);
}

/** The error `work` throws or rejects with, or undefined. */
export async function failure(work: () => Awaitable<unknown>): Promise<unknown> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return error ?? new Error("threw nothing");
  }
}

/** Runs several pieces of work at the same time. Returns `done`, or the name of the error, for each. */
export const outcomes = async (works: readonly (() => Awaitable<unknown>)[]): Promise<string[]> =>
  Promise.all(
    works.map(async (work) => {
      const failed = await failure(work);
      return failed === undefined ? "done" : failed instanceof Error ? failed.name : typeof failed;
    }),
  );

/** Lets other work run. Microtasks keep an IndexedDB transaction alive. */
export async function pause(turns = 3): Promise<void> {
  for (let i = 0; i < turns; i++) await Promise.resolve();
}

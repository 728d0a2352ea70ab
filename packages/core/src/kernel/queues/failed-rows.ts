import { maxAttempts, waitAfter } from "../platform/backoff.ts";
import type { ErrorCode } from "../../contract/error-codes.ts";
import { type Change, insert, remove, update } from "../store/change.ts";
import { isDue } from "../platform/clock.ts";
import { boolean, collection, integer, type RowIn, text } from "../store/collection.ts";
import { getMany, list } from "../store/query.ts";
import { retryRaces } from "../store/retry-races.ts";
import type { Store } from "../store/store.ts";

/** Rows whose work failed when they were due, until it succeeds. The row itself is unchanged. */
export const failedRows = collection("failed_rows", {
  fields: {
    /** The name of the work. */
    work: text(),
    /** The key of the row, as {@link toRowName} writes it. */
    row: text(),
    attempts: integer(),
    /** The earliest next attempt, in milliseconds since the epoch. */
    retryAt: integer(),
    /** Whether it failed so often that it is tried only once a day. */
    hasGivenUp: boolean(),
    /** The code of the last error. The log has the rest. */
    code: text<ErrorCode>(),
  },
  key: ["work", "row"],
  indexes: { retry: ["retryAt"], givenUp: ["hasGivenUp"] },
});

/** Writes a row's key as one string. */
export const toRowName = (key: readonly string[]): string => JSON.stringify(key);
/** The key of a row whose work failed. */
export const keyOfFailed = ({ row }: Pick<FailedRow, "row">): readonly string[] => JSON.parse(row) as readonly string[];

/** A row of `failed_rows`. */
export type FailedRow = RowIn<typeof failedRows>;

/** The failures of several rows. */
export const failedRowsByKey = getMany(failedRows);
/** Lists the failures of work with a name. */
export const failuresOf = list(failedRows, "key", 1);
/** Lists rows that were given up. */
export const givenUpRows = list(failedRows, "givenUp", 1, ["work", "row"]);

/** The maximum number of rows that were given up and are counted. */
const maxCounted = 10_000;

/** Counts the rows that were given up, by the name of their work. More than 10,000 are counted in part. */
export async function countGivenUp(store: Store): Promise<ReadonlyMap<string, number>> {
  const [rows] = await store.transaction("read", (tx) => tx.read([givenUpRows({ equal: [true], limit: maxCounted })]));
  const counts = new Map<string, number>();
  for (const { work } of rows) counts.set(work, (counts.get(work) ?? 0) + 1);
  return counts;
}

/** Whether a row still waits for its next attempt. */
export const waits = ({ retryAt }: FailedRow, now: number): boolean => !isDue(retryAt, now);

const day = 86_400_000;

interface Failures {
  readonly name: string;
  readonly failures: readonly {
    readonly key: string;
    /** What ends the row after the last attempt; undefined if that isn't possible. */
    readonly end?: () => readonly Change[] | undefined;
  }[];
  readonly code: ErrorCode;
  readonly now: number;
}

/**
 * Records failed attempts. After the last one, a row ends, or is tried once a day from then on.
 * @returns for each row whether it was given up
 * @throws {StoreUnavailable} the store can't be written
 */
export async function recordFailures(
  store: Store,
  { name, failures, code, now }: Failures,
): Promise<readonly ("failed" | "gave-up")[]> {
  return retryRaces(() =>
    store.transaction("write", async (tx) => {
      const [found] = await tx.read([failedRowsByKey(failures.map(({ key }) => [name, key]))]);
      const earlier = new Map(found.map((one) => [one.row, one]));
      const planned = failures.map(({ key, end }) => {
        const before = earlier.get(key);
        const attempts = (before?.attempts ?? 0) + 1;
        const hasGivenUp = attempts >= maxAttempts;
        const ended = hasGivenUp ? end?.() : undefined;
        const result = hasGivenUp ? ("gave-up" as const) : ("failed" as const);
        if (ended !== undefined)
          return { result, changes: [...(before === undefined ? [] : [remove(failedRows, [name, key])]), ...ended] };
        const set = { attempts, retryAt: now + (waitAfter(attempts, key) ?? day), hasGivenUp, code };
        const change =
          before === undefined
            ? insert(failedRows, { work: name, row: key, ...set })
            : update(failedRows, [name, key], set);
        return { result, changes: [change] };
      });
      await tx.write(planned.flatMap(({ changes }) => changes));
      return planned.map(({ result }) => result);
    }),
  );
}

/** Removes the records of rows whose work succeeded. */
export const forgetFailures = async (store: Store, name: string, keys: readonly string[]): Promise<unknown> =>
  retryRaces(() =>
    store.transaction("write", async (tx) => {
      const [found] = await tx.read([failedRowsByKey(keys.map((key) => [name, key]))]);
      await tx.write(found.map(({ row }) => remove(failedRows, [name, row])));
    }),
  );

const oldest = list(failedRows, "retry", 0, ["work", "row", "retryAt"]);

/** The maximum number of rows one transaction deletes. */
const maxAtOnce = 500;

/**
 * Deletes records that were due two days ago: their rows are no longer due.
 * @returns the number of deleted records
 */
export async function sweepFailedRows(store: Store, now: number): Promise<number> {
  let swept = 0;
  for (;;) {
    const deleted = await retryRaces(() =>
      store.transaction("write", async (tx) => {
        const [rows] = await tx.read([oldest({ equal: [], limit: maxAtOnce })]);
        const over = rows.filter(({ retryAt }) => retryAt < now - 2 * day);
        if (over.length > 0) await tx.write(over.map(({ work, row }) => remove(failedRows, [work, row])));
        return over.length;
      }),
    );
    swept += deleted;
    if (deleted < maxAtOnce) return swept;
  }
}

import { RollcallError } from "../contract/rollcall-error.ts";
import type { Awaitable } from "./awaitable.ts";
import type { Change } from "./change.ts";
import { type Clock, longestWait } from "./clock.ts";
import { type FailedRow, failedRowsByKey, forgetFailures, recordFailures, toRowName, waits } from "./failed-rows.ts";
import type { EngineObserver } from "./observer.ts";
import type { ListArguments, Read, Value } from "./query.ts";
import type { Store } from "./store.ts";
import { reportFailure, workThrough } from "./work-through.ts";

/** How due rows are found. */
export interface DueQueue<Row extends object> {
  /** Selects at least the columns that it orders by. */
  readonly query: (args: ListArguments) => Read<readonly Row[]>;
  /** The first page of a run, in the order in which rows are due. */
  readonly page: (now: number) => ListArguments;
  /** Whether a row is due. A page with another row is the last one. Default: all are. */
  readonly isDue?: (row: Row, now: number) => boolean;
  /** Whether rows that are due too far in the future are due, too: they were postponed before the system clock was set back. */
  readonly hasImpossible?: boolean;
}

/** Reads due rows page by page. Each is read once, although one that can't be postponed is still due. */
export async function* duePages<Row extends object>(
  { store, clock }: Pick<DueEnvironment, "store" | "clock">,
  { query, page: firstPage, isDue = () => true, hasImpossible = false }: DueQueue<Row>,
): AsyncGenerator<Row[]> {
  let after: readonly Value[] | undefined;
  let impossibleAfter: readonly Value[] | undefined;
  for (let hasMore = true; hasMore;) {
    const now = clock.now();
    const { from, ...page } = firstPage(now);
    const earliest = query(after === undefined ? { ...page, from } : { ...page, after });
    // No row is postponed so far: the clock was ahead.
    const tooLate = { from: now + longestWait + 1 };
    const impossible = query({ ...page, ...(impossibleAfter === undefined ? tooLate : { after: impossibleAfter }) });
    const [rows, late = []] = await store.transaction("read", (tx) =>
      tx.read(hasImpossible ? [earliest, impossible] : [earliest]),
    );
    const due = rows.filter((row) => isDue(row, now));
    if (due.length + late.length === 0) return;
    after = placeOf(earliest, due) ?? after;
    impossibleAfter = placeOf(impossible, late) ?? impossibleAfter;
    hasMore = due.length === page.limit || late.length === page.limit;
    yield [...due, ...late];
  }
}

/** The place of the last of some rows in the order of a list. */
function placeOf<Row extends object>({ query }: Read<readonly Row[]>, rows: readonly Row[]): Value[] | undefined {
  const last = rows.at(-1) as Readonly<Record<string, Value>> | undefined;
  if (last === undefined || query.kind !== "list") return undefined;
  return query.order.map((column) => last[column] ?? null);
}

/** What the work on due rows requires. */
export interface DueEnvironment {
  readonly store: Store;
  readonly clock: Clock;
  readonly observer: Pick<EngineObserver, "failedRow">;
}

/** Work on rows that are due. */
export interface DueWork<Row extends object> extends DueQueue<Row> {
  /** Names the work in records of failures, such as `offers.advance`. */
  readonly name: string;
  /** Identifies what is due. If rows of a page have the same key, only the first counts. */
  readonly keyOf: (row: Row) => readonly string[];
  /** Rows of a page with the same group are done together, and one by one if that fails. Default: each alone. */
  readonly groupOf?: (row: Row) => string;
  /** Does the work. An error of the kind `hidden` means that another process did it. */
  readonly work: (rows: readonly [Row, ...Row[]]) => Awaitable<unknown>;
  /** Ends a row after the last attempt. Default: it is tried once a day from then on. */
  readonly giveUp?: (row: Row, now: number) => readonly Change[];
  /** The number of groups at the same time. Default: 1. */
  readonly concurrency?: number;
  /** Ends the run after this many failures in a row, because a part that all rows need may be down. */
  readonly endAfter?: number;
  /** The maximum number of pages of one run, without those whose rows all wait after failures. */
  readonly maxPages?: number;
}

type Group<Row> = readonly [Row, ...Row[]];

/**
 * Does the work of all rows that are due, each once. One that fails doesn't stop the others: it waits, longer after each attempt,
 * and is given up after the last.
 * @throws {StoreUnavailable} the due rows can't be read; the next run continues
 * @throws {RollcallError} why the work of a row failed, after all others are done; the next run continues
 */
export async function workOnDueRows<Row extends object>(environment: DueEnvironment, work: DueWork<Row>) {
  const { store, clock } = environment;
  const { name, keyOf, giveUp, groupOf = toKey, endAfter = Infinity } = work;
  const failed = new Set<string>();
  let earlier: ReadonlyMap<string, FailedRow> = new Map();
  let queue: Group<Row>[] = [];
  let failures = 0;
  const pages = async function* (): AsyncGenerator<readonly Group<Row>[]> {
    let left = work.maxPages ?? Infinity;
    for await (const rows of duePages(environment, work)) {
      const byKey = new Map(rows.toReversed().map((row) => [toKey(row), row]));
      earlier = await store.transaction("read", async (tx) => {
        const [found] = await tx.read([failedRowsByKey([...byKey.keys()].map((key) => [name, key]))]);
        return new Map(found.map((one) => [one.row, one]));
      });
      const groups = new Map<string, [Row, ...Row[]]>();
      for (const [key, row] of [...byKey].toReversed()) {
        const record = earlier.get(key);
        if (failed.has(key) || (record !== undefined && waits(record, clock.now()))) continue;
        const group = groupOf(row);
        const others = groups.get(group);
        if (others === undefined) groups.set(group, [row]);
        else others.push(row);
      }
      queue = [...groups.values()];
      yield queue;
      if (groups.size > 0 && --left <= 0) return;
    }
  };
  function toKey(row: Row): string {
    return toRowName(keyOf(row));
  }
  const end = await workThrough<Group<Row>>({
    pages: pages(),
    clock,
    ...(work.concurrency !== undefined && { concurrency: work.concurrency }),
    async work(rows) {
      if (failures >= endAfter) return false;
      try {
        await unlessTakenOver(() => work.work(rows));
      } catch (error) {
        const isBusy = error instanceof RollcallError && error.kind === "unavailable";
        if (rows.length === 1 || isBusy) throw error;
        queue.push(...rows.map((row): Group<Row> => [row]));
        return true;
      }
      failures = 0;
      const keys = rows.map(toKey).filter((key) => earlier.has(key));
      if (keys.length > 0) await forgetFailures(store, name, keys);
      return true;
    },
    async postpone(rows, failure) {
      failures++;
      for (const row of rows) failed.add(toKey(row));
      const now = clock.now();
      const all = rows.map((row) => ({ key: toKey(row), end: () => giveUp?.(row, now) }));
      const results = await recordFailures(store, { name, failures: all, code: failure.code, now });
      for (const result of results) environment.observer.failedRow(name, result);
    },
  });
  reportFailure(end);
}

/** Returns the result, or `undefined` if another process has done the work. */
export async function unlessTakenOver(work: () => Awaitable<unknown>): Promise<unknown> {
  try {
    // A synchronous store throws before there is a promise.
    return await work();
  } catch (error) {
    if (error instanceof RollcallError && error.kind === "hidden") return undefined;
    throw error;
  }
}

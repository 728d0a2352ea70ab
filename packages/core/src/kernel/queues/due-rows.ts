import { RollcallError } from "../../contract/rollcall-error.ts";
import type { Awaitable } from "../platform/awaitable.ts";
import type { Change } from "../store/change.ts";
import { type Clock, longestWait } from "../platform/clock.ts";
import { type FailedRow, failedRowsByKey, forgetFailures, recordFailures, toRowName, waits } from "./failed-rows.ts";
import type { EngineObserver } from "../store/observer.ts";
import type { ListArguments, Read, Value } from "../store/query.ts";
import type { Store } from "../store/store.ts";
import { reportFailure, type RunEnd, workThrough } from "./work-through.ts";

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
  /** Names the work in records of failures. */
  readonly name: string;
  /** Identifies what is due. If rows of a page have the same key, only the first counts. */
  readonly keyOf: (row: Row) => readonly string[];
  /** Rows of a page with the same group are done together, and one by one if that fails. Default: each alone. */
  readonly groupOf?: (row: Row) => string;
  /** Does the work. An error of the kind `hidden` means that another process did it. */
  readonly work: (rows: readonly [Row, ...Row[]]) => Awaitable<unknown>;
  /** Ends a row after the last attempt. Default: it is tried once a day from then on. */
  readonly giveUp?: (row: Row, now: number) => readonly Change[];
  /** The number of groups done at the same time. Default: 1. */
  readonly concurrency?: number;
  /** Ends the run after this many failures in a row, because a part that all rows need may be down. */
  readonly endAfter?: number;
  /** The maximum number of pages of one run, without those whose rows all wait after failures. */
  readonly maxPages?: number;
}

type Group<Row> = readonly [Row, ...Row[]];

/**
 * Does the work of all due rows, each once. A row that fails doesn't stop the others. It waits longer after each attempt, and is given up
 * after the last.
 * @throws {StoreUnavailable} the due rows can't be read; the next run continues
 * @throws {RollcallError} why the work of a row failed, after all others are done; the next run continues
 */
export async function workOnDueRows<Row extends object>(environment: DueEnvironment, work: DueWork<Row>) {
  reportFailure(await new DueRun(environment, work).run());
}

/** One run over the rows that are due. */
class DueRun<Row extends object> {
  readonly #environment: DueEnvironment;
  readonly #due: DueWork<Row>;
  /** The rows that failed in this run, by name. One that can't be postponed is still due. */
  readonly #failed = new Set<string>();
  /** The failures from earlier runs of the rows of the page, by name. */
  #earlier: ReadonlyMap<string, FailedRow> = new Map();
  /** The work of the page. */
  #queue: Group<Row>[] = [];
  /** The number of failures since the last success. */
  #failures = 0;

  constructor(environment: DueEnvironment, due: DueWork<Row>) {
    this.#environment = environment;
    this.#due = due;
  }

  run(): Promise<RunEnd> {
    const { concurrency } = this.#due;
    return workThrough<Group<Row>>({
      pages: this.#pages(),
      clock: this.#environment.clock,
      ...(concurrency !== undefined && { concurrency }),
      work: (rows) => this.#attempt(rows),
      postpone: (rows, failure) => this.#postpone(rows, failure),
    });
  }

  async *#pages(): AsyncGenerator<readonly Group<Row>[]> {
    let left = this.#due.maxPages ?? Infinity;
    for await (const rows of duePages(this.#environment, this.#due)) {
      // Of rows with the same name, the first one remains.
      const byName = new Map(rows.toReversed().map((row) => [this.#nameOf(row), row]));
      this.#earlier = await this.#failuresOf([...byName.keys()]);
      this.#queue = this.#grouped([...byName].toReversed());
      yield this.#queue;
      if (this.#queue.length > 0 && --left <= 0) return;
    }
  }

  #nameOf(row: Row): string {
    return toRowName(this.#due.keyOf(row));
  }

  async #failuresOf(names: readonly string[]): Promise<ReadonlyMap<string, FailedRow>> {
    const read = failedRowsByKey(names.map((name) => [this.#due.name, name]));
    const [found] = await this.#environment.store.transaction("read", (tx) => tx.read([read]));
    return new Map(found.map((one) => [one.row, one]));
  }

  /** The rows that don't wait after a failure, in groups that are done together. */
  #grouped(rows: readonly (readonly [name: string, row: Row])[]): Group<Row>[] {
    const { groupOf } = this.#due;
    const groups = new Map<string, [Row, ...Row[]]>();
    for (const [name, row] of rows) {
      const failure = this.#earlier.get(name);
      if (this.#failed.has(name) || (failure !== undefined && waits(failure, this.#environment.clock.now()))) continue;
      const group = groupOf?.(row) ?? name;
      const others = groups.get(group);
      if (others === undefined) groups.set(group, [row]);
      else others.push(row);
    }
    return [...groups.values()];
  }

  /** Does the work of a group, or adds its rows to the queue one by one if that fails. Returns `false` to end the run. */
  async #attempt(rows: Group<Row>): Promise<boolean> {
    if (this.#failures >= (this.#due.endAfter ?? Infinity)) return false;
    try {
      await unlessTakenOver(() => this.#due.work(rows));
    } catch (error) {
      const isBusy = error instanceof RollcallError && error.kind === "unavailable";
      if (rows.length === 1 || isBusy) throw error;
      this.#queue.push(...rows.map((row): Group<Row> => [row]));
      return true;
    }
    this.#failures = 0;
    const failedBefore = rows.map((row) => this.#nameOf(row)).filter((name) => this.#earlier.has(name));
    if (failedBefore.length > 0) await forgetFailures(this.#environment.store, this.#due.name, failedBefore);
    return true;
  }

  async #postpone(rows: Group<Row>, { code }: RollcallError): Promise<void> {
    const { store, clock, observer } = this.#environment;
    const { name, giveUp } = this.#due;
    this.#failures++;
    const now = clock.now();
    const failures = rows.map((row) => ({ key: this.#nameOf(row), end: () => giveUp?.(row, now) }));
    for (const { key } of failures) this.#failed.add(key);
    for (const result of await recordFailures(store, { name, failures, code, now })) observer.failedRow(name, result);
  }
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

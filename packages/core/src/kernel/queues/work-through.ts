import type { RollcallError } from "../../contract/rollcall-error.ts";
import type { Clock } from "../platform/clock.ts";
import { toRollcallError } from "../store/to-rollcall-error.ts";

/** How a run does its work. */
export interface Workload<Item> {
  /** What is to be done, in pages. Work may add items to its page. */
  readonly pages: AsyncIterable<readonly Item[]>;
  /** Does the work of one item. Returns `false` to end the run. */
  readonly work: (item: Item) => Promise<unknown>;
  /** Postpones an item whose work failed, so that the next run does not begin with it. */
  readonly postpone: (item: Item, failure: RollcallError) => Promise<unknown>;
  /** The number of items done at the same time. Default: 1. */
  readonly concurrency?: number;
  /** When the run starts no more work, in milliseconds since the epoch. */
  readonly until?: number;
  readonly clock: Pick<Clock, "now">;
}

/** How a run ended. */
export interface RunEnd {
  /** The first failure to be reported. It is not set because the store was busy for a moment. */
  readonly failure: RollcallError | undefined;
  /** Whether its time was up. The next run continues. */
  readonly hasMore: boolean;
}

/** A run ends after this many items in a row that could neither be done nor postponed. */
const maxFailures = 8;

/** The attempts of a run, and how it ends. */
export class Attempts {
  /** The first failure to be reported. */
  failure: RollcallError | undefined;
  /** Whether the run starts no more work. */
  hasStopped = false;
  #failures = 0;

  /**
   * Does a piece of work, or postpones it if that fails. If eight in a row can't be postponed either, the store is at fault, and the
   * run stops.
   * @param work returns `false` to stop the run
   */
  async attempt(work: () => Promise<unknown>, postpone: (failure: RollcallError) => Promise<unknown>): Promise<void> {
    try {
      await this.#workOrPostpone(work, postpone);
      this.#failures = 0;
    } catch (error) {
      this.failure ??= toRollcallError(error);
      if (++this.#failures >= maxFailures) this.hasStopped = true;
    }
  }

  async #workOrPostpone(...[work, postpone]: Parameters<Attempts["attempt"]>): Promise<void> {
    try {
      if ((await work()) === false) this.hasStopped = true;
    } catch (error) {
      const failure = toRollcallError(error);
      await postpone(failure);
      if (failure.kind !== "unavailable") this.failure ??= failure;
    }
  }
}

/**
 * Does each item once. One that fails is postponed, and the others continue.
 * @throws what reading a page throws
 */
export async function workThrough<Item>(workload: Workload<Item>): Promise<RunEnd> {
  const { pages, work, postpone, clock, concurrency = 1, until = Infinity } = workload;
  const attempts = new Attempts();
  let isTimeUp = false;
  for await (const page of pages) {
    const queue = page.values();
    const worker = async (): Promise<void> => {
      while (!attempts.hasStopped && clock.now() < until) {
        const next = queue.next();
        if (next.done === true) return;
        await attempts.attempt(
          () => work(next.value),
          (failure) => postpone(next.value, failure),
        );
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, page.length) }, worker));
    isTimeUp = clock.now() >= until;
    if (attempts.hasStopped || isTimeUp) break;
  }
  const { failure, hasStopped } = attempts;
  return { failure, hasMore: isTimeUp && !hasStopped };
}

/**
 * Throws the failure of a run, if there is one, so that the log has it.
 * @throws {RollcallError} with `hasMore` if the next run should continue immediately
 */
export function reportFailure({ failure, hasMore }: RunEnd): void {
  if (failure !== undefined) throw hasMore ? Object.assign(failure, { hasMore }) : failure;
}

/**
 * Does each piece of work, even if some fail.
 * @throws {RollcallError} the first failure, after all others are done
 */
export async function doEach(all: Iterable<() => Promise<unknown>>): Promise<void> {
  let failure: RollcallError | undefined;
  for (const work of all) {
    try {
      await work();
    } catch (error) {
      failure ??= toRollcallError(error);
    }
  }
  reportFailure({ failure, hasMore: false });
}

// oxlint-disable-next-line typescript/triple-slash-reference -- consumers that compile these sources need the types
/// <reference path="./rate-limiter-flexible.d.ts" />
import { type Clock, get, insert, limitPoints, remove, type RowIn, type Transaction, update } from "@rollcall/core";
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import RateLimiterStoreAbstract from "rate-limiter-flexible/lib/RateLimiterStoreAbstract.js";

/** The transaction in which a limiter counts. */
export interface StoreLimiterOptions {
  readonly transaction: Transaction;
}

type Points = RowIn<typeof limitPoints>;

const pointsOf = get(limitPoints);

/**
 * Counts the points of one limit in a store's `limitPoints`. Nothing is blocked in memory, so only the given clock
 * matters.
 */
export class StoreLimiter extends RateLimiterStoreAbstract {
  readonly #clock: Clock;
  /** The maximum milliseconds until the end of a window, with a margin for the clocks of other processes. */
  readonly #maxRemaining: number;

  /**
   * @param points per window
   * @param seconds length of a window
   * @param clock determines when a window ends
   */
  constructor(points: number, seconds: number, clock: Clock) {
    // Each call passes its transaction, which is the only client.
    super({ storeClient: undefined, keyPrefix: "", points, duration: seconds });
    this.#clock = clock;
    this.#maxRemaining = seconds * 2000;
  }

  /** The row of the current window. */
  async _get(key: string, { transaction }: StoreLimiterOptions): Promise<Points | null> {
    const [row] = await transaction.read([pointsOf(key)]);
    return row === undefined || this.#isOver(row) ? null : row;
  }

  /** Adds points to the current window or starts one. Returned points do not start a window. */
  async _upsert(
    key: string,
    points: number,
    milliseconds: number,
    restart: boolean,
    { transaction }: StoreLimiterOptions,
  ): Promise<Points> {
    const [row] = await transaction.read([pointsOf(key)]);
    const isNew = row === undefined || this.#isOver(row) || restart;
    const expiresAt = isNew ? (milliseconds > 0 ? this.#clock.now() + milliseconds : null) : row.expiresAt;
    const next: Points = { key, points: Math.max(0, (isNew ? 0 : row.points) + points), expiresAt };
    if (isNew && points < 0) return next;
    const write =
      row === undefined
        ? insert(limitPoints, next)
        : update(limitPoints, [key], { points: next.points, expiresAt }, { points: row.points });
    await transaction.write([write]);
    return next;
  }

  async _delete(key: string, { transaction }: StoreLimiterOptions): Promise<boolean> {
    const [row] = await transaction.read([pointsOf(key)]);
    if (row !== undefined) await transaction.write([remove(limitPoints, [key])]);
    return row !== undefined;
  }

  _getRateLimiterRes(_key: string, changed: number, { points, expiresAt }: Points): RateLimiterRes {
    const before = expiresAt === null ? -1 : Math.max(0, expiresAt - this.#clock.now());
    return new RateLimiterRes(Math.max(0, this.points - points), before, points, changed === points);
  }

  /** A window also counts as over if it ends too far in the future: it began before the system clock was set back. */
  #isOver({ expiresAt }: Points): boolean {
    const now = this.#clock.now();
    return expiresAt !== null && (expiresAt <= now || expiresAt > now + this.#maxRemaining);
  }
}

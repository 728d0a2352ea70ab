// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- whoever compiles these sources must find the types
/// <reference path="./rate-limiter-flexible.d.ts" />
import { type Clock, get, insert, limitPoints, remove, type RowIn, type Transaction, update } from "@rollcall/core";
import RateLimiterRes from "rate-limiter-flexible/lib/RateLimiterRes.js";
import RateLimiterStoreAbstract from "rate-limiter-flexible/lib/RateLimiterStoreAbstract.js";

/** The transaction that a limiter counts in. */
export interface StoreLimiterOptions {
  readonly transaction: Transaction;
}

type Points = RowIn<typeof limitPoints>;

const pointsOf = get(limitPoints);

/**
 * Counts points of one figure in the `limitPoints` of a store. Nothing is blocked in memory, so no clock but the one that
 * is given has a say.
 */
export class StoreLimiter extends RateLimiterStoreAbstract {
  readonly #clock: Clock;

  /**
   * @param points in a window
   * @param seconds of a window
   * @param clock tells when it is over
   */
  constructor(points: number, seconds: number, clock: Clock) {
    // Each call brings its transaction along, which is all the client that there is.
    super({ storeClient: undefined, keyPrefix: "", points, duration: seconds });
    this.#clock = clock;
  }

  /** The row of a window that is not over. */
  async _get(key: string, { transaction }: StoreLimiterOptions): Promise<Points | null> {
    const [row] = await transaction.read([pointsOf(key)]);
    return row === undefined || this.#isOver(row) ? null : row;
  }

  /** Adds points to the window that runs, or begins one with them. Points that are given back begin none. */
  async _upsert(
    key: string,
    points: number,
    milliseconds: number,
    anew: boolean,
    { transaction }: StoreLimiterOptions,
  ): Promise<Points> {
    const [row] = await transaction.read([pointsOf(key)]);
    const isNew = row === undefined || this.#isOver(row) || anew;
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

  #isOver({ expiresAt }: Points): boolean {
    return expiresAt !== null && expiresAt <= this.#clock.now();
  }
}

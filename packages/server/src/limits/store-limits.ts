import { type Clock, type Limit, type Limits, retryRaces, type Store, type Transaction } from "@rollcall/core";
import { StoreLimiter } from "./store-limiter.ts";

/**
 * Limits counted in the store, so that they apply to all processes (F11). A window starts with the first point taken and ends
 * after the limit's seconds, by the given clock. Each attempt is one transaction: it takes from all limits or from none, and a
 * refused attempt doesn't count.
 */
export function storeLimits(store: Store, clock: Clock): Limits {
  const limiters = new Map<string, StoreLimiter>();
  const limiterOf = ({ points, seconds }: Limit): StoreLimiter => {
    const shape = `${points}/${seconds}`;
    const limiter = limiters.get(shape) ?? new StoreLimiter(points, seconds, clock);
    limiters.set(shape, limiter);
    return limiter;
  };
  const write = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    retryRaces(() => store.transaction("write", work));

  return {
    take: (limits) =>
      write(async (transaction) => {
        let wait = 0;
        for (const limit of limits) {
          const taken = await limiterOf(limit).get(limit.key, { transaction });
          // More may have been taken under an earlier, higher limit.
          if (taken !== null && taken.remainingPoints < 1) wait = Math.max(wait, taken.msBeforeNext, 1);
        }
        if (wait > 0) return wait;
        for (const limit of limits) await limiterOf(limit).consume(limit.key, 1, { transaction });
        return 0;
      }),
    giveBack: (limits) =>
      write(async (transaction) => {
        for (const limit of limits) await limiterOf(limit).reward(limit.key, 1, { transaction });
      }),
  };
}

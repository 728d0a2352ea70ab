import { StaleWrite, UniqueViolation } from "./store.ts";
import { type Awaitable, isPromise } from "./awaitable.ts";

/** A command that loses a race so often is refused as `request.stale-version`. */
const maxRetries = 5;

/**
 * Runs a transaction again, from its facts on, when somebody else wrote between what it read and what it wrote (F6).
 * Whoever lost sees the winner's rows the second time, so trying again at once is enough: a store that wants a pause
 * between two attempts makes it itself, for only there are timers allowed.
 * @throws whatever the last attempt threw
 */
export function retryRaces<T>(attempt: () => Awaitable<T>, retries = maxRetries): Awaitable<T> {
  const again = (failure: unknown): Awaitable<T> => {
    if (retries === 0 || !(failure instanceof StaleWrite || failure instanceof UniqueViolation)) throw failure;
    return retryRaces(attempt, retries - 1);
  };
  try {
    const answer = attempt();
    return isPromise(answer) ? answer.then(undefined, again) : answer;
  } catch (failure) {
    return again(failure);
  }
}

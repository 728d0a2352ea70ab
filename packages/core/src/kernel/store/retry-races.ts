import { StaleWrite, UniqueViolation } from "./store.ts";
import { type Awaitable, isPromise } from "../platform/awaitable.ts";

/** Maximum number of attempts. After that, a command raises `request.stale-version`. */
const maxRetries = 5;

/**
 * Runs a transaction again, including its reads, if a concurrent write changed what it had read (F6). The next attempt sees
 * the other write, so it starts immediately. A store that needs a delay between attempts adds it itself, because core has
 * no timers.
 * @throws the error of the last attempt
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

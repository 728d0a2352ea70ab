import { RollcallError } from "../contract/rollcall-error.ts";
import { StaleWrite, StoreUnavailable, UniqueViolation } from "./store.ts";
import { type Awaitable, isPromise } from "./awaitable.ts";

/**
 * What the caller of an operation hears about any failure: the error itself where it is one of ours, `store.unavailable`
 * or `request.stale-version` from the store, else `internal` with the failure as its cause.
 */
export function toRollcallError(failure: unknown): RollcallError {
  if (failure instanceof RollcallError) return failure;
  if (failure instanceof StoreUnavailable) return new RollcallError("store.unavailable", {}, { cause: failure });
  if (failure instanceof StaleWrite || failure instanceof UniqueViolation) {
    return new RollcallError("request.stale-version", {}, { cause: failure });
  }
  return new RollcallError("internal", {}, { cause: failure });
}

/** Does `work`; every failure leaves as a `RollcallError`, thrown or rejected as it came. */
export function withRollcallErrors<T>(work: () => Awaitable<T>): Awaitable<T> {
  const leave = (failure: unknown): never => {
    throw toRollcallError(failure);
  };
  try {
    const answer = work();
    return isPromise(answer) ? answer.then(undefined, leave) : answer;
  } catch (failure) {
    return leave(failure);
  }
}

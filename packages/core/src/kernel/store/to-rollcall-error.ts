import { RollcallError } from "../../contract/rollcall-error.ts";
import { StaleWrite, StoreOutdated, StoreUnavailable, UniqueViolation } from "./store.ts";
import { type Awaitable, isPromise } from "../platform/awaitable.ts";

/**
 * Converts any failure into the error for the caller: a `RollcallError` as it is, `store.outdated`, `store.unavailable` or
 * `request.stale-version` for store errors, otherwise `internal` with the failure as its cause.
 */
export function toRollcallError(failure: unknown): RollcallError {
  if (failure instanceof RollcallError) return failure;
  if (failure instanceof StoreOutdated) return new RollcallError("store.outdated", {}, { cause: failure });
  if (failure instanceof StoreUnavailable) return new RollcallError("store.unavailable", {}, { cause: failure });
  if (failure instanceof StaleWrite || failure instanceof UniqueViolation) {
    return new RollcallError("request.stale-version", {}, { cause: failure });
  }
  return new RollcallError("internal", {}, { cause: failure });
}

/** Runs `work` and converts every failure into a `RollcallError`, thrown or rejected as before. */
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

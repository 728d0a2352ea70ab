import { RollcallError, type RollcallErrorOf } from "./rollcall-error.ts";

/**
 * Creates the error for a mistake in the host's code: `internal` for callers, with a hint for developers as its cause.
 * @param hint what is wrong and how to fix it
 */
export const hostError = (hint: string): RollcallErrorOf<"internal"> =>
  new RollcallError("internal", { hint }, { cause: new TypeError(hint) });

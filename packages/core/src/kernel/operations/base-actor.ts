import type { Limits } from "../limits/rate-limits.ts";

/** What the engine needs to know about a caller. */
export interface BaseActor {
  /** The id of the caller in receipts and journal entries. */
  readonly personId: string;
}

/** What the engine itself uses of the environment it passes to operations. */
export interface BaseEnvironment {
  readonly limits: Limits;
}

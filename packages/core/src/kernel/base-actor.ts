import type { Limits } from "./rate-limits.ts";

/** What the engine needs to know about a caller. */
export interface BaseActor {
  /** Receipts and journal entries name the caller by this id. */
  readonly personId: string;
}

/** What the engine itself uses of the environment it passes to operations. */
export interface BaseEnvironment {
  readonly limits: Limits;
}

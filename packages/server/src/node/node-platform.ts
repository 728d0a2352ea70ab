import type { Clock, Ids } from "@rollcall/core";
import { v7 } from "uuid";

/** The machine's time, and ids in the order in which they are made: what a `Rollcall` on Node is composed of. */
export const nodePlatform: { readonly clock: Clock; readonly ids: Ids } = {
  clock: { now: () => Date.now() },
  ids: { next: () => v7() },
};

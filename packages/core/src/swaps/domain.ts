import { defineDomain } from "../identity/domain.ts";
import { closeDueSwaps } from "./close-swaps.ts";
import { swapPeople, swaps } from "./collection.ts";
import * as operations from "./operations.ts";
import { swapReactions } from "./reactions.ts";

/** Swaps of shifts between workers (Q60). */
export const swapsDomain = defineDomain({
  name: "swaps",
  operations,
  reactions: swapReactions,
  collections: [swaps, swapPeople],
  jobs: [{ name: "swaps.close", every: 5, run: closeDueSwaps }],
});

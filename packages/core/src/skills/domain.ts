import { defineDomain } from "../identity/domain.ts";
import { skillHoldings, skillRatings, skillTypes } from "./collection.ts";
import * as operations from "./operations.ts";

/** Skills, and their ratings by schedulers and workers. */
export const skillsDomain = defineDomain({
  name: "skills",
  operations,
  collections: [skillTypes, skillHoldings, skillRatings],
});

import { defineDomain } from "../identity/domain.ts";
import { colleagueMentions } from "./colleague-mentions.ts";
import { profiles } from "./collection.ts";
import * as operations from "./operations.ts";

/** Profiles, and what workers may change in their own. */
export const profilesDomain = defineDomain({
  name: "profiles",
  operations,
  collections: [profiles, colleagueMentions],
});

import { defineDomain } from "../identity/domain.ts";
import { organizations } from "./collection.ts";
import * as operations from "./operations.ts";

/** Organizations and their settings. */
export const organizationsDomain = defineDomain({
  name: "organizations",
  operations,
  collections: [organizations],
});

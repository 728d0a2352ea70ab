import { defineDomain } from "../identity/domain.ts";
import { shifts } from "./collection.ts";
import * as operations from "./operations.ts";

/** Shifts and their assignees. */
export const shiftsDomain = defineDomain({
  name: "shifts",
  operations,
  collections: [shifts],
});

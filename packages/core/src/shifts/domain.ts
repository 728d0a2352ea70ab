import { defineDomain } from "../identity/domain.ts";
import { shifts } from "./collection.ts";
import * as operations from "./operations.ts";

/** Shifts and who works them. */
export const shiftsDomain = defineDomain({
  name: "shifts",
  operations,
  collections: [shifts],
});

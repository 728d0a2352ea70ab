import { defineDomain } from "../identity/domain.ts";
import { blockedDays, timeOffRequests, weeklyBlocks } from "./collection.ts";
import * as operations from "./operations.ts";

/** Blocked days and time off. */
export const availabilityDomain = defineDomain({
  name: "availability",
  operations,
  collections: [blockedDays, weeklyBlocks, timeOffRequests],
});

import { defineDomain } from "../identity/domain.ts";
import { schedules } from "./collection.ts";
import * as operations from "./operations.ts";
import { purgeDeleted } from "./purge-deleted.ts";

/** Schedules and their settings. */
export const schedulesDomain = defineDomain({
  name: "schedules",
  operations,
  collections: [schedules],
  jobs: [{ name: "schedules.sweep", every: 3600, run: purgeDeleted }],
});

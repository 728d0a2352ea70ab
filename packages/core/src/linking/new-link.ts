import type { Link } from "./collection.ts";
import { nothingHeld } from "./settle-run.ts";

/** The values that a caller chooses for a link. */
type Chosen = Pick<
  Link,
  | "scheduleId"
  | "organizationId"
  | "provider"
  | "upstreamId"
  | "upstreamName"
  | "source"
  | "salt"
  | "settings"
  | "credentials"
  | "trustsAddresses"
  | "removalPercent"
  | "linkedBy"
>;

/** The row of a new link. Its first run is due. */
export const newLink = (chosen: Chosen, now: number): Link => ({
  ...chosen,
  linkedAt: now,
  localsLocked: false,
  synced: 0,
  conflicts: [],
  runs: 0,
  lastRunAt: null,
  lastSuccessAt: null,
  nextRunAt: now,
  failures: 0,
  problem: null,
  problemSince: null,
  leaseId: null,
  leaseUntil: null,
  ...nothingHeld,
  discardedDigest: null,
  triggerSecret: null,
  triggers: [],
  triggeredAt: null,
});

import type { Link } from "./collection.ts";
import { nothingHeld } from "./settle-run.ts";

/** The share of synced members that may leave within 24 hours without confirmation (Q20). */
export const defaultRemovalPercent = 20;

/** The values that a caller chooses for a link. */
type Chosen = Pick<
  Link,
  | "scheduleId"
  | "organizationId"
  | "provider"
  | "upstreamId"
  | "upstreamName"
  | "settings"
  | "credentials"
  | "trustsAddresses"
  | "linkedBy"
>;

/** The row of a new link. Its first run is due. */
export const newLink = (chosen: Chosen, now: number): Link => ({
  ...chosen,
  removalPercent: defaultRemovalPercent,
  linkedAt: now,
  localsLocked: false,
  synced: 0,
  removedLately: [],
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

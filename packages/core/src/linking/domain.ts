import { defineDomain } from "../identity/domain.ts";
import { erasedUpstream, links, syncRemovals, syncRuns, tombstones, upstreamPeople } from "./collection.ts";
import * as operations from "./operations.ts";
import { syncDue } from "./sync-due.ts";
import { sweepTombstones } from "./sweep-tombstones.ts";
import { linkMails } from "./link-mails.ts";
import { tombstoneTransfer, upstreamTransfer } from "./upstream-transfers.ts";

/** Schedules that are linked to those of other products. */
export const linkingDomain = defineDomain({
  name: "linking",
  operations,
  collections: [links, erasedUpstream, upstreamPeople, tombstones, syncRemovals, syncRuns],
  jobs: [
    { name: "links.sync", every: 5, run: syncDue },
    { name: "links.sweep", every: 3600, run: ({ store, clock }) => sweepTombstones(store, clock.now()) },
  ],
  transfers: [upstreamTransfer, tombstoneTransfer],
  mails: linkMails,
});

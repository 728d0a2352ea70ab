import { defineDomain } from "../identity/domain.ts";
import { links, syncRemovals, syncRuns, tombstones, upstreamPeople } from "./collection.ts";
import * as operations from "./operations.ts";
import { syncDue } from "./sync-due.ts";
import { syncHeldMail } from "./sync-held-mail.ts";

/** Schedules that are linked to those of other products. */
export const linkingDomain = defineDomain({
  name: "linking",
  operations,
  collections: [links, upstreamPeople, tombstones, syncRemovals, syncRuns],
  jobs: [{ name: "links.sync", every: 5, run: syncDue }],
  mails: { "sync-held": syncHeldMail },
});

import { limitPoints } from "../kernel/limits.ts";
import { pendingSubjectChanges } from "../kernel/pending-subject-changes.ts";
import { receipts, receiptSubjects } from "../kernel/receipts.ts";
import { signals } from "../kernel/signals.ts";
import { clockMarks } from "../kernel/steady-clock.ts";
import { sweepLimitPoints } from "../kernel/sweep-limit-points.ts";
import { sweepSubjectChanges } from "../kernel/sweep-subject-changes.ts";
import { sweepReceipts } from "../kernel/sweep-receipts.ts";
import { defineDomain } from "../identity/domain.ts";

/** What the engine itself stores: receipts of idempotency keys, the state of own topics, pending erasures and merges, the counters of rate limits, and the recorded time. */
export const engineDomain = defineDomain({
  name: "engine",
  collections: [pendingSubjectChanges, receipts, receiptSubjects, signals, limitPoints, clockMarks],
  jobs: [
    {
      name: "subjects.sweep",
      every: 3600,
      run: ({ store, personalRows }) => sweepSubjectChanges(store, personalRows),
    },
    { name: "receipts.sweep", every: 3600, run: ({ store, clock }) => sweepReceipts(store, clock.now()) },
    { name: "clock.record", every: 5, inEachProcess: true, run: ({ recordTime }) => recordTime() },
    { name: "limits.sweep", every: 3600, run: ({ store, clock }) => sweepLimitPoints(store, clock.now()) },
  ],
});

import { failedRows, sweepFailedRows } from "../kernel/queues/failed-rows.ts";
import { limitPoints } from "../kernel/limits/limits.ts";
import { pendingSubjectChanges } from "../kernel/subjects/pending-subject-changes.ts";
import { receipts, receiptSubjects } from "../kernel/engine/receipts.ts";
import { signals } from "../kernel/journal/signals.ts";
import { clockMarks } from "../kernel/store/steady-clock.ts";
import { sweepLimitPoints } from "../kernel/limits/sweep-limit-points.ts";
import { sweepSubjectChanges } from "../kernel/subjects/sweep-subject-changes.ts";
import { sweepReceipts } from "../kernel/engine/sweep-receipts.ts";
import { defineDomain } from "../identity/domain.ts";

/** What the engine itself stores: receipts of idempotency keys, the state of own topics, pending erasures and merges, the counters of rate limits, the recorded time, and failures of jobs. */
export const engineDomain = defineDomain({
  name: "engine",
  collections: [pendingSubjectChanges, receipts, receiptSubjects, signals, limitPoints, clockMarks, failedRows],
  jobs: [
    {
      name: "subjects.sweep",
      every: 3600,
      run: (environment) => sweepSubjectChanges(environment, environment.personalRows),
    },
    { name: "receipts.sweep", every: 3600, run: ({ store, clock }) => sweepReceipts(store, clock.now()) },
    { name: "clock.record", every: 5, inEachProcess: true, run: ({ recordTime }) => recordTime() },
    { name: "failures.sweep", every: 3600, run: ({ store, clock }) => sweepFailedRows(store, clock.now()) },
    { name: "limits.sweep", every: 3600, run: ({ store, clock }) => sweepLimitPoints(store, clock.now()) },
  ],
});

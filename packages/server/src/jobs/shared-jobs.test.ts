import assert from "node:assert/strict";
import test from "node:test";
import { type JobScheduler, StoreOutdated } from "@rollcall/core";
import type { LogEntry } from "../log.ts";
import { inProcessJobs } from "./in-process-jobs.ts";
import { startJobs } from "./start-jobs.ts";

test("reports a scheduler that fails when jobs start again, and tries again [F12]", async () => {
  const failures: unknown[] = [];
  let isReported: () => unknown = String;
  const report = new Promise<void>((resolve) => {
    isReported = resolve;
  });
  const runs: (() => Promise<unknown>)[] = [
    () => Promise.reject(Object.assign(new StoreOutdated("the search of `people` has changed"), { hasMore: true })),
    () => Promise.resolve({ hasMore: true }),
    () => report,
  ];
  const clock = { name: "clock.record", every: 60, inEachProcess: true, run: async () => runs.shift()?.() } as const;
  let starts = 0;
  const scheduler: JobScheduler = {
    start(...all) {
      if (++starts === 2) throw new Error("the queue is unreachable");
      return inProcessJobs.start(...all);
    },
  };
  const logFailure = ({ method, cause }: LogEntry): void => {
    if (method !== "jobs") return;
    failures.push(cause);
    isReported();
  };
  const jobs = startJobs({ sweep: async () => 0, onMail: () => () => true, jobs: [clock] }, logFailure, scheduler);
  await jobs.idle();
  assert.deepEqual([failures.map(String), starts], [["Error: the queue is unreachable"], 3]);
  jobs.stop();
});

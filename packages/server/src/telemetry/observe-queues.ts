import type { ObservableCallback } from "@opentelemetry/api";
import type { Rollcall, RunningJobs } from "@rollcall/core";
import { instruments } from "./instruments.ts";

/**
 * Reports how much work is waiting whenever metrics are collected.
 * @returns a function that stops it
 */
export function observeQueues(rollcall: Pick<Rollcall, "queueDepths">, jobs: Pick<RunningJobs, "depth">): () => void {
  const gauge = instruments().queues;
  const observe: ObservableCallback = async (result) => {
    const depths = { ...(await rollcall.queueDepths()), jobs: await jobs.depth() };
    for (const [queue, depth] of Object.entries(depths)) result.observe(depth, { "rollcall.queue": queue });
  };
  gauge.addCallback(observe);
  return () => {
    gauge.removeCallback(observe);
  };
}

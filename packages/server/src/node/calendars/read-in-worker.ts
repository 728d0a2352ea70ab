import { Worker } from "node:worker_threads";
import type { BusyTimes, BusyTimesOptions } from "./to-busy-times.ts";

/**
 * Parses a calendar file in a worker thread, so that a large one does not block other requests. If it takes too long or
 * too much memory, it is terminated, at the latest by the signal, and reported as `too-large`.
 */
export function readInWorker(text: string, window: BusyTimesOptions, signal: AbortSignal): Promise<BusyTimes> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.resolve("@rollcall/server/node/calendar-worker")), {
      workerData: { text, window },
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
      // Library messages about a calendar may contain private data.
      stdout: true,
      stderr: true,
    });
    const end = (outcome: BusyTimes): void => {
      signal.removeEventListener("abort", give);
      resolve(outcome);
      void worker.terminate();
    };
    const give = (): void => {
      end({ problem: "too-large" });
    };
    signal.addEventListener("abort", give, { once: true });
    worker.once("message", end);
    worker.once("error", give);
    worker.once("exit", give);
    if (signal.aborted) give();
  });
}

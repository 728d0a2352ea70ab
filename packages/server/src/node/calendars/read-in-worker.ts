import { Worker } from "node:worker_threads";
import type { BusyTimes } from "./to-busy-times.ts";
import type { Window } from "./window.ts";

/**
 * Reads a calendar's text in a thread of its own: a large one keeps nobody else waiting, and one that takes too long or too
 * much memory is ended from outside, at the latest by the signal: it is `too-large`.
 */
export function readInWorker(text: string, window: Window, signal: AbortSignal): Promise<BusyTimes> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL(import.meta.resolve("@rollcall/server/node/calendar-worker")), {
      workerData: { text, window },
      resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
      // What a library has to say about a calendar is nobody's business.
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

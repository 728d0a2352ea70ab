import { Worker } from "node:worker_threads";
import type { BusyTimes, BusyTimesOptions } from "./to-busy-times.ts";

/** The message to a worker. */
export interface CalendarQuestion {
  readonly text: string;
  readonly window: BusyTimesOptions;
}

/** A worker is kept only after files below this length, in characters, because it keeps the memory it needed. */
const smallFile = 500_000;

/** A worker waiting for its next file. Starting one takes longer than reading most files. */
let waiting: Worker | undefined;

/**
 * Parses a calendar file in a worker thread, so that a large one does not block other requests. If this takes too long or too much memory,
 * the worker is terminated, at the latest by the signal, and the file is reported as `too-large`.
 */
export function readInWorker(text: string, window: BusyTimesOptions, signal: AbortSignal): Promise<BusyTimes> {
  return new Promise((resolve) => {
    const worker = takeWorker();
    const end = (outcome: BusyTimes): void => {
      signal.removeEventListener("abort", give);
      worker.removeAllListeners();
      resolve(outcome);
    };
    const give = (): void => {
      end({ problem: "too-large" });
      void worker.terminate();
    };
    signal.addEventListener("abort", give, { once: true });
    worker.once("message", (outcome: BusyTimes) => {
      end(outcome);
      if (waiting === undefined && text.length < smallFile) keepWorker(worker);
      else void worker.terminate();
    });
    worker.once("error", give);
    worker.once("exit", give);
    if (signal.aborted) give();
    else worker.postMessage({ text, window } satisfies CalendarQuestion);
  });
}

function takeWorker(): Worker {
  const worker = waiting ?? startWorker();
  waiting = undefined;
  worker.removeAllListeners();
  worker.ref();
  return worker;
}

/** A waiting worker does not keep the process running. */
function keepWorker(worker: Worker): void {
  waiting = worker;
  worker.unref();
  const forget = (): void => {
    waiting = undefined;
  };
  worker.once("error", forget);
  worker.once("exit", forget);
}

function startWorker(): Worker {
  return new Worker(new URL(import.meta.resolve("@rollcall/server/node/calendar-worker")), {
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 64 },
    // Library messages about a calendar may contain private data, so they are not read.
    stdout: true,
    stderr: true,
  });
}

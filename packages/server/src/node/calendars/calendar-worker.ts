// Runs in a worker thread: parses one calendar file and returns its busy times.
import { parentPort, workerData } from "node:worker_threads";
import { type BusyTimesOptions, toBusyTimes } from "./to-busy-times.ts";

const { text, window } = workerData as { readonly text: string; readonly window: BusyTimesOptions };
parentPort?.postMessage(toBusyTimes(text, window));

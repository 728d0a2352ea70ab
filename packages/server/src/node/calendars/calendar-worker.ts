// Runs in a worker thread: parses one calendar file and returns its busy times.
import { parentPort, workerData } from "node:worker_threads";
import { toBusyTimes } from "./to-busy-times.ts";
import type { Window } from "./window.ts";

const { text, window } = workerData as { readonly text: string; readonly window: Window };
parentPort?.postMessage(toBusyTimes(text, window));

// Runs in a thread of its own: reads one calendar's text and says when somebody is busy.
import { parentPort, workerData } from "node:worker_threads";
import { toBusyTimes } from "./to-busy-times.ts";
import type { Window } from "./window.ts";

const { text, window } = workerData as { readonly text: string; readonly window: Window };
parentPort?.postMessage(toBusyTimes(text, window));

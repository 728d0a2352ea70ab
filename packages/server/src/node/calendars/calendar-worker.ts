// Runs in a worker thread: parses calendar files and returns their busy times.
import { parentPort } from "node:worker_threads";
import type { CalendarQuestion } from "./read-in-worker.ts";
import { toBusyTimes } from "./to-busy-times.ts";

parentPort?.on("message", ({ text, window }: CalendarQuestion) => {
  parentPort?.postMessage(toBusyTimes(text, window));
});

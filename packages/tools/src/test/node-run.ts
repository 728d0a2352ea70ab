// Runs test files one after the other in this process: `node --test-reporter=… node-run.ts FILE…`.
// Each file ends with a test that is named after it, so that the reporter knows which file a test came from: a test of a
// shared suite does not say so.
import asyncHooks from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { root } from "../root.ts";
import { endTestFile } from "./loaded-sources.ts";

/** How long a process may take to end by itself after its last test. */
const graceMilliseconds = 60_000;

// node:test traces each promise to the test that created it, for errors that no test awaits. That takes an eighth of the time of
// most files, and isn't needed when tests run one after the other.
const { createHook } = asyncHooks;
asyncHooks.createHook = (callbacks) => createHook({ ...callbacks, trackPromises: false });
const { beforeEach, test } = await import("node:test");
asyncHooks.createHook = createHook;

let running = "";
beforeEach((context) => {
  running = context.fullName;
});
const reportStray = (error: unknown): void => {
  console.error(`\n✖ an error outside a test, during: ${running}\n`, error);
};
// node:test makes the process fail.
process.on("uncaughtException", reportStray);
process.on("unhandledRejection", reportStray);

const files = process.argv.slice(2);
const finished = new Set<string>();

// A file that exits the process must not count as one that ran to its end.
process.on("exit", () => {
  if (finished.size < files.length) process.exitCode = 1;
});

for (const file of files) {
  const loaded = import(pathToFileURL(join(root, file)).href);
  await loaded.catch(() => undefined);
  void test(file, async () => {
    finished.add(file);
    endTestFile(file);
    if (finished.size === files.length) void failIfOpen();
    await loaded;
  });
}

/** A server, timer or child process that a test leaves open would keep this process running forever. */
async function failIfOpen(): Promise<void> {
  await delay(graceMilliseconds, undefined, { ref: false });
  console.error(`a test left something open: ${process.getActiveResourcesInfo().join(", ")}`);
  process.exit(1);
}

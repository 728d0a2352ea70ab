import assert from "node:assert/strict";
import test from "node:test";
import { runUploads } from "./run-uploads.ts";

const mebibyte = 1_048_576;
const options = { uploads: 24, size: 4 * mebibyte, pace: 2, maxGrowth: 48 * mebibyte };

test("receives 24 files at once without keeping them in memory, and leaves nothing of aborted ones [P48, F10]", async (t) => {
  const report = await runUploads(options);
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
});

test("notices uploads that are kept in memory", async () => {
  const { broken } = await runUploads({ ...options, without: "spool" });
  assert.match(broken.join(), /resident memory grew/);
});

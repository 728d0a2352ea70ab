import assert from "node:assert/strict";
import test from "node:test";
import { runCuts } from "./run-cuts.ts";

test("opens a database whose log is cut at 50 points in the state after a write, with every acknowledged write [F2]", async (t) => {
  const report = await runCuts({ cuts: 50, seed: 20261122 });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
  assert.deepEqual([report.cuts, report.atFrames, report.torn], [50, 25, 12]);
});

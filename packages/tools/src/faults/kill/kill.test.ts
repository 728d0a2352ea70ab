import assert from "node:assert/strict";
import test from "node:test";
import { runKills } from "./run-kills.ts";

test("keeps every acknowledged write and applies each retry once when the server is killed five times [F1]", async (t) => {
  const report = await runKills({ kills: 5, seed: 20261122 });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
  assert(report.acknowledged >= 5 * 20);
  // Only checks the time to open the store. The time to start Node depends on the machine.
  assert(report.slowestOpen < 2000, `${report.slowestOpen} ms`);
});

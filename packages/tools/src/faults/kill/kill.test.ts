import assert from "node:assert/strict";
import test from "node:test";
import { runKills } from "./run-kills.ts";

test("a server killed five times during mixed writes keeps every answered write and applies each repeat once [F1]", async (t) => {
  const report = await runKills({ kills: 5, seed: 20261122 });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
  assert(report.acknowledged >= 5 * 20);
  // Only the time to open the store counts: the time to start Node depends on the machine.
  assert(report.slowestOpen < 2000, `${report.slowestOpen} ms`);
});

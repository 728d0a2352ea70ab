import assert from "node:assert/strict";
import test from "node:test";
import { runKills } from "./run-kills.ts";

test("a server killed five times amid mixed writes keeps all it has answered, and does each repeat once [F1]", async (t) => {
  const report = await runKills({ kills: 5, seed: 20261122 });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
  assert(report.acknowledged >= 5 * 20);
  // What a restart costs the store; how long Node loads the program is the machine's.
  assert(report.slowestOpen < 2000, `${report.slowestOpen} ms`);
});

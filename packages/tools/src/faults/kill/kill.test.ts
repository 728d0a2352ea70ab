import assert from "node:assert/strict";
import test from "node:test";
import { postgresTarget, sqliteTarget } from "./kill-target.ts";
import { runKills } from "./run-kills.ts";

const seed = 20261122;

test("keeps every acknowledged write and applies each retry once when the server is killed three times [F1]", async (t) => {
  const report = await runKills({ target: sqliteTarget, kills: 3, seed });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
  assert(report.acknowledged >= 3 * 20);
  // Only checks the processor time to open the store. Everything else depends on the load of the machine.
  assert(report.slowestOpen < 2000, `${report.slowestOpen} ms`);
});

test("keeps every acknowledged write and misses no change when PostgreSQL or one of two servers is killed [F1, F7]", async (t) => {
  const report = await runKills({ target: postgresTarget, kills: 1, restarts: 1, seed });
  t.diagnostic(JSON.stringify(report));
  assert.deepEqual(report.broken, []);
  assert(report.acknowledged >= 2 * 20);
});

import assert from "node:assert/strict";
import test from "node:test";
import { testDatabase } from "../postgres/test-server.ts";
import { runRaces } from "./run-races.ts";

test("serializes a race in four processes on each guarded path over PostgreSQL [F6, P05, Q41]", async (t) => {
  await testDatabase();
  const report = await runRaces({ each: 1, store: "postgres", pairs: 2 });
  assert.deepEqual(report.broken, []);
  assert.ok(report.overlapped > 0);
  t.diagnostic(`${report.overlapped} of ${report.races} overlapped`);
});

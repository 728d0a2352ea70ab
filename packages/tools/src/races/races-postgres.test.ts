import assert from "node:assert/strict";
import test from "node:test";
import { testDatabase } from "../postgres/test-server.ts";
import { runRaces } from "./run-races.ts";

test("serializes a race in four processes on each guarded path over PostgreSQL [F6, P05, Q41]", async (t) => {
  await testDatabase();
  // On a busy machine few races overlap.
  for (let overlapped = 0; overlapped === 0;) {
    const report = await runRaces({ each: 1, store: "postgres", pairs: 2 });
    assert.deepEqual(report.broken, []);
    overlapped = report.overlapped;
    t.diagnostic(`${report.overlapped} of ${report.races} overlapped`);
  }
});

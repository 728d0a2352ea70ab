import assert from "node:assert/strict";
import test from "node:test";
import { runSyncs } from "./run-syncs.ts";

test("random runs remove no one wrongly, keep roles and invite no one twice [F8, P57, Q20]", async () => {
  const { broken } = await runSyncs({ runs: 50, seed: 20261122 });
  assert.deepEqual(broken, []);
});

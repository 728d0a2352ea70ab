import assert from "node:assert/strict";
import test from "node:test";
import { runSyncs } from "./run-syncs.ts";

test("removes no one wrongly, keeps roles and invites no one twice in random runs [F8, P57, Q20]", async () => {
  const { broken } = await runSyncs({ runs: 50, seed: 20261122 });
  assert.deepEqual(broken, []);
});

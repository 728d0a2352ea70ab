import assert from "node:assert/strict";
import test from "node:test";
import { drawSeed } from "../model/seeds.ts";
import { runSyncs } from "./run-syncs.ts";

test("random runs remove nobody wrongly, keep roles and invite nobody twice [F8, P57, Q20]", async () => {
  const { seed, broken } = await runSyncs({ runs: 50, seed: drawSeed() });
  // On failure, the diff shows the seed to repeat the run.
  assert.deepEqual({ seed, broken }, { seed, broken: [] });
});

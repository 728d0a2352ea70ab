import assert from "node:assert/strict";
import test from "node:test";
import { simulateHour } from "./simulate-hour.ts";

test("runs every healthy link within 15 minutes of its time, regardless of the others [B25, P60]", async () => {
  const { broken, reads } = await simulateHour({ links: 80, seed: 7 });
  assert.deepEqual(broken, []);
  assert.ok(reads >= 2 * 72);
});

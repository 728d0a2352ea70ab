import { testDatabase } from "@rollcall/tools/postgres";
import assert from "node:assert/strict";
import test from "node:test";
import { committedSeed } from "./seeds.ts";
import { modelParts, runModel } from "./run-model.ts";

for (const part of modelParts) {
  test(`matches the model of ${part} for random commands over PostgreSQL [B15, B16, F6]`, async () => {
    await testDatabase();
    const { breaches } = await runModel({ part, commands: 120, seed: committedSeed, stores: ["postgres"] });
    assert.deepEqual(breaches, []);
  });
}

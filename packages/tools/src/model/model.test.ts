import assert from "node:assert/strict";
import test from "node:test";
import { knownBreaches } from "./known-breaches.ts";
import { committedSeeds, drawSeed } from "./seeds.ts";
import { replay, runModel, storeNames } from "./run-model.ts";

for (const store of storeNames) {
  for (const { cause, steps } of knownBreaches) {
    test(`matches the model: ${cause}, over ${store} [B15, B16]`, () => replay(store, steps));
  }
}

for (const seed of [...committedSeeds, undefined]) {
  const beginning = seed === undefined ? "a random seed" : `seed ${seed}`;
  test(`matches the model for random commands from ${beginning} over both stores [B15, B16, Q48]`, async () => {
    const { seed: used, breaches } = await runModel({
      commands: 6000,
      seed: seed ?? drawSeed(),
      stores: storeNames,
    });
    // On failure, the diff shows the seed to repeat the run.
    assert.deepEqual({ seed: used, breaches }, { seed: used, breaches: [] });
  });
}

const guards = [
  ["an admin stays", "member.last-admin", "P17"],
  ["somebody stays assignable", "member.last-assignable", "P19"],
  ["outsiders see nothing", "request.not-found", "P21"],
] as const;

for (const [without, code, row] of guards) {
  test(`detects a missing \`${code}\` within 10,000 commands without the rule "${without}" [${row}]`, async () => {
    const { breaches } = await runModel({ commands: 10_000, seed: 1, stores: ["memory"], without, shrinks: false });
    assert.match(breaches[0]?.message ?? "no breach", new RegExp(`[a-z] instead of ${code}:`));
  });
}

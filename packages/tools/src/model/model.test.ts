import assert from "node:assert/strict";
import test from "node:test";
import { knownBreaches } from "./known-breaches.ts";
import { committedSeed, drawSeed } from "./seeds.ts";
import { replay, runModel, embeddedStores } from "./run-model.ts";

for (const store of embeddedStores) {
  for (const { cause, steps } of knownBreaches) {
    test(`matches the model: ${cause}, over ${store} [B15, B16]`, () => replay(store, steps));
  }
}

// `npm run prove -- model` runs a million commands.
for (const seed of [committedSeed, undefined]) {
  const beginning = seed === undefined ? "a random seed" : `seed ${seed}`;
  test(`matches the model for random commands from ${beginning} over both stores [B15, B16, Q48]`, async () => {
    const { seed: used, breaches } = await runModel({
      part: "members",
      commands: 1200,
      seed: seed ?? drawSeed(),
      stores: embeddedStores,
    });
    // On failure, the diff shows the seed to repeat the run.
    assert.deepEqual({ seed: used, breaches }, { seed: used, breaches: [] });
  });
}

for (const seed of [committedSeed, undefined]) {
  const beginning = seed === undefined ? "a random seed" : `seed ${seed}`;
  test(`matches the model of offers for random commands from ${beginning} over both stores [Q41, Q42, Q61]`, async () => {
    const { seed: used, breaches } = await runModel({
      part: "offers",
      commands: 600,
      seed: seed ?? drawSeed(),
      stores: embeddedStores,
    });
    assert.deepEqual({ seed: used, breaches }, { seed: used, breaches: [] });
  });
}

for (const seed of [committedSeed, undefined]) {
  const beginning = seed === undefined ? "a random seed" : `seed ${seed}`;
  test(`matches the model of links for random commands from ${beginning} over both stores [Q2, Q5, Q20]`, async () => {
    const { seed: used, breaches } = await runModel({
      part: "links",
      commands: 600,
      seed: seed ?? drawSeed(),
      stores: embeddedStores,
    });
    assert.deepEqual({ seed: used, breaches }, { seed: used, breaches: [] });
  });
}

/** With this seed, it takes few commands to find each breach. */
const quickSeed = 4;

const guards = [
  ["members", "an admin stays", "member.last-admin", "P17"],
  ["members", "somebody stays assignable", "member.last-assignable", "P19"],
  ["members", "outsiders see nothing", "request.not-found", "P21"],
  ["offers", "filled offers can't be accepted", "offer.already-filled", "Q41"],
  ["offers", "people accept what they saw", "offer.changed", "Q61"],
  ["offers", "withdrawn offers can't be answered", "offer.withdrawn", "Q42"],
  ["offers", "eligible people accept", "offer.not-eligible", "A13"],
  ["links", "local members stay unassignable", "member.not-in-linked-schedule", "B22"],
  ["links", "synced members stay", "member.managed-by-link", "B33"],
  ["links", "the plan is the same", "sync.plan-changed", "P59"],
] as const;

for (const [part, without, code, row] of guards) {
  test(`detects a missing \`${code}\` within 10,000 commands without the rule "${without}" [${row}]`, async () => {
    const { breaches } = await runModel({
      part,
      commands: 10_000,
      seed: quickSeed,
      stores: ["memory"],
      without,
      shrinks: false,
    });
    assert.match(breaches[0]?.message ?? "no breach", new RegExp(`[a-z] instead of (done )?${code}:`));
  });
}

import assert from "node:assert/strict";
import test from "node:test";
import { createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";
import { toLinkSettings } from "../ports/link-settings.ts";

const names = Array.from({ length: 10 }, (_, place) => `P${place}`);

test("a host raises the share of removals that needs no confirmation, but can't switch the limit off [P59, Q20]", async () => {
  for (const removalPercent of [0, 19, 20.5, 91, 100, Number.NaN])
    assert.throws(() => toLinkSettings({ providers: [], removalPercent }), TypeError);
  for (const [removalPercent, outcome] of [
    [20, { done: 0, held: 1, failed: 0 }],
    [40, { done: 1, held: 0, failed: 0 }],
  ] as const) {
    const { upstream, link, linkView, sync } = await createLinkedWorld({}, { removalPercent });
    upstream.people = names.map((name) => upstreamPerson(name));
    await link();
    assert.equal((await linkView()).removalPercent, removalPercent);
    upstream.people = upstream.people.slice(4);
    assert.deepEqual(await sync(), outcome);
  }
});

import assert from "node:assert/strict";
import test from "node:test";
import { webDigest } from "../history/web-digest.ts";
import { rowsWith } from "../people/every-row.fixture.ts";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

/** A person of a product whose ids are addresses, as those of a CSV file may be. */
const listed = (name: string) => upstreamPerson(name, { externalId: `${name.toLowerCase()}@example.org` });

const erased = (name: string) => ({
  ...{ externalId: `${name}@example.org`, personId: null, name: null },
  code: "person-erased",
});

test("doesn't add an erased person again, and keeps none of their upstream ids [Q49, X5]", async () => {
  const { app, ann, boss, upstream, scheduleId, link, sync, roster, linkView, idOf } = await createLinkedWorld();
  upstream.people = ["Max", "Kim", "Lou", "Pat"].map(listed);
  await link();
  const erase = async (name: string, personId: string) => {
    await boss.client.people.erase({ personId });
    assert.deepEqual(await rowsWith(app.store, `${name}@`), []);
  };
  await erase("kim", await idOf("Kim"));
  // One who left the linked schedule before is remembered, too.
  const lou = await idOf("Lou");
  upstream.people = ["Max", "Kim", "Pat"].map(listed);
  await sync();
  assert.deepEqual((await linkView()).conflicts, [erased("kim")]);
  await erase("lou", lou);
  upstream.people = ["Max", "Kim", "Lou", "Pat"].map(listed);
  await sync();
  assert.deepEqual((await linkView()).conflicts, [erased("kim"), erased("lou")]);
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Max", "Pat", "Vic"]);

  // Unlinking keeps the marks, of remembered people as well.
  const pat = await idOf("Pat");
  await boss.client.links.remove({ scheduleId });
  await erase("pat", pat);
  const { effects } = await ann.client.links.create.dryRun({ scheduleId, ...asked });
  assert.deepEqual([effects.plan.counts.additions, effects.plan.counts.conflicts], [0, 3]);

  // Ids of another schedule are other people, and a person who returned to the host is added.
  const other = await ann.client.links.create.dryRun({ scheduleId, ...asked, upstreamId: "crew" });
  assert.equal(other.effects.plan.counts.additions, 3);
  const again = await app.user("Kim", { email: "kim@example.org" });
  await link();
  assert.equal(await idOf("Kim"), again.id);
  assert.deepEqual((await linkView()).conflicts, [erased("lou"), erased("pat")]);
});

test("stores nothing about a person who is erased while a run applies its plan [Q49, P49]", async () => {
  let duringRun: (() => Promise<unknown>) | undefined;
  const digest = {
    ...webDigest,
    sha256: async (text: string) => {
      const work = duringRun;
      duringRun = undefined;
      await work?.();
      return webDigest.sha256(text);
    },
  };
  const { app, boss, upstream, link, sync, linkView, idOf } = await createLinkedWorld({ digest });
  // Random ids and keys don't contain a name that is this long.
  upstream.people = ["Max", "Wilhelmina"].map(listed);
  await link();
  const personId = await idOf("Wilhelmina");
  upstream.people = [listed("Max"), { ...listed("Wilhelmina"), name: "Wilhelmina Berg" }];
  duringRun = () => boss.client.people.erase({ personId });
  await sync();
  assert.equal(duringRun, undefined);
  assert.deepEqual(await rowsWith(app.store, "wilhelmina"), []);
  await sync();
  assert.deepEqual((await linkView()).conflicts, [erased("wilhelmina")]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { asked, createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

test("linking again finds the same people by their upstream ids, but only from the same schedule in the same product [Q17, Q19, P62]", async () => {
  const { ann, boss, upstream, scheduleId, link, run, roster, idOf } = await createLinkedWorld();
  upstream.people = [upstreamPerson("Max"), upstreamPerson("Pat", { address: null, verified: false })];
  await link();
  const [pat, before] = [await idOf("Pat"), await roster()];
  await ann.client.members.setRole({ scheduleId, personId: pat, role: "admin" });
  const unlink = () => boss.client.links.remove({ scheduleId });
  await unlink();
  const { effects } = await ann.client.links.create.dryRun({ scheduleId, ...asked });
  assert.equal(effects.plan.counts.additions, 0);
  await link();
  assert.deepEqual(Object.keys(await roster()), Object.keys(before));
  assert.equal((await roster())["Pat"], "admin assignable both not-invited");
  await unlink();
  await ann.client.members.remove({ scheduleId, personId: pat });
  await link();
  assert.match((await roster())["Pat"] ?? "", /^member assignable linked/);
  assert.equal(await idOf("Pat"), pat);
  await unlink();
  for (const other of [{ upstreamId: "crew" }, { settings: { host: "else.example" } }]) {
    await ann.client.links.create({ scheduleId, ...asked, ...other });
    assert.equal((await run()).done, 1);
    const { rows } = await ann.client.members.list({ scheduleId, limit: 200 });
    assert.ok(rows.filter(({ name }) => name === "Pat").length > 1, "another person with this id");
    await unlink();
  }
});

test("a member with two upstream ids counts once, even when they return [Q17, X4]", async () => {
  const { ann, boss, upstream, scheduleId, link, sync, linkView, roster, idOf } = await createLinkedWorld();
  await link();
  await boss.client.links.remove({ scheduleId });
  const everyone = [upstreamPerson("Max"), upstreamPerson("Kim", { externalId: "new-Kim" }), upstreamPerson("Kim")];
  upstream.people = everyone;
  await link();
  assert.equal((await linkView()).synced, 2);
  await ann.client.links.adopt({ scheduleId, personId: await idOf("Kim") });
  upstream.people = [upstreamPerson("Max")];
  await sync();
  assert.match((await roster())["Kim"] ?? "", /^member - local/);
  upstream.people = everyone;
  await sync();
  assert.match((await roster())["Kim"] ?? "", /^member assignable both/);
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.assignables, (await linkView()).synced], [2, 2]);
});

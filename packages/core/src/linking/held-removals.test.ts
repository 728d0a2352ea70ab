import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createLinkedWorld } from "./linked-world.fixture.ts";
import { upstreamPerson } from "./scripted-provider.fixture.ts";

const crew = ["Max", "Kim", "Lou", "Noa", "Pat", "Ray"].map((name) => upstreamPerson(name));

/** A linked schedule with six people upstream. */
async function crewWorld() {
  const world = await createLinkedWorld();
  world.upstream.people = crew;
  await world.link();
  return world;
}

test("an empty response removes no one until an admin confirms exactly that plan [P57, P59, Q20]", async () => {
  const { app, ann, max, mailer, upstream, scheduleId, sync, roster, linkView } = await crewWorld();
  await app.rollcall.dispatchMail();
  upstream.people = [];
  assert.deepEqual(await sync(), { done: 0, held: 1, failed: 0 });
  assert.equal(Object.keys(await roster()).length, 8);
  const { held } = await linkView();
  assert.deepEqual([held?.departures, held?.reasons], [6, ["too-many", "everybody", "last-assignable"]]);
  await sync();
  await app.rollcall.dispatchMail();
  assert.equal(mailer.sent.filter(({ subject }) => subject.includes("are waiting for your confirmation")).length, 1);
  const { rows } = await ann.client.links.listHeldRemovals({ scheduleId, limit: 4 });
  assert.equal(rows.length, 4);
  const digest = held?.digest ?? "";
  assert.equal(await codeOf(max.client.links.confirmHeld({ scheduleId, digest })), "request.forbidden");
  upstream.people = crew.slice(0, 1);
  assert.equal(await codeOf(ann.client.links.confirmHeld({ scheduleId, digest })), "sync.plan-changed");
  assert.equal(await codeOf(ann.client.links.confirmHeld({ scheduleId, digest: "other" })), "sync.plan-changed");
  upstream.people = [];
  const { effects } = await ann.client.links.confirmHeld.dryRun({ scheduleId, digest });
  assert.deepEqual(
    [effects.totals.members, effects.notices],
    [2, [{ code: "one-admin-only" }, { code: "nobody-assignable" }]],
  );
  assert.equal((await ann.client.links.confirmHeld({ scheduleId, digest })).removed, 6);
  assert.deepEqual(Object.keys(await roster()), ["Ann", "Vic"]);
  assert.equal((await linkView()).held, null);
  assert.deepEqual(await sync(), { done: 1, held: 0, failed: 0 });
});

test("a held run's additions apply, and a discarded plan isn't shown again [Q20]", async () => {
  const { ann, upstream, scheduleId, sync, roster, linkView } = await crewWorld();
  upstream.people = [...crew.slice(0, 2), upstreamPerson("New")];
  assert.equal((await sync()).held, 1);
  assert.ok((await roster())["New"]);
  assert.equal((await ann.client.links.discardHeld({ scheduleId })).discarded, 4);
  assert.equal(await codeOf(ann.client.links.discardHeld({ scheduleId })), "sync.nothing-held");
  assert.equal((await sync()).held, 0);
  const { runs } = await ann.client.links.listRuns({ scheduleId });
  assert.deepEqual([(await linkView()).held, runs[0]?.held], [null, 0]);
  upstream.people = crew.slice(0, 1);
  assert.equal((await sync()).held, 1);
});

test("a slow drain of members is held, too, and starts again after a day [P59, Q20]", async () => {
  const { app, upstream, sync, roster } = await crewWorld();
  upstream.people = crew.slice(1);
  assert.equal((await sync()).done, 1);
  upstream.people = crew.slice(2);
  assert.equal((await sync()).done, 1);
  upstream.people = crew.slice(3);
  assert.equal((await sync()).held, 1);
  assert.equal(Object.keys(await roster()).length, 6);
  app.clock.advance(25 * 3_600_000);
  assert.equal((await sync()).done, 1);
  assert.equal(Object.keys(await roster()).length, 5);
});

test("unlinking and linking again doesn't raise the removal limit within a day [P59, Q20]", async () => {
  const { app, boss, upstream, scheduleId, sync, link, roster } = await crewWorld();
  upstream.people = crew.slice(2);
  assert.equal((await sync()).done, 1);
  await boss.client.links.remove({ scheduleId });
  await link();
  upstream.people = crew.slice(4);
  assert.equal((await sync()).held, 1);
  assert.equal(Object.keys(await roster()).length, 6);
  app.clock.advance(25 * 3_600_000);
  assert.equal((await sync()).done, 1);
  assert.equal(Object.keys(await roster()).length, 4);
});

test("the last admin is kept, flagged and unassignable, until another one counts [P63, Q5]", async () => {
  const { app, mailer, ann, boss, upstream, scheduleId, sync, roster, idOf, vic, linkView } = await crewWorld();
  upstream.people = [...crew, upstreamPerson("Ann")];
  await sync();
  assert.match((await roster())["Ann"] ?? "", /^admin - both/);
  await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: true });
  upstream.people = crew;
  assert.equal((await sync()).done, 1);
  const { member } = await ann.client.members.get({ scheduleId, personId: ann.id });
  assert.deepEqual(
    [member.role, member.assignable, member.provenance, member.keptAsLastAdmin],
    ["admin", false, "local", true],
  );
  await app.rollcall.dispatchMail();
  assert.match(mailer.to("ann@example.org").subject, /still an admin/);
  assert.equal((await linkView()).synced, crew.length);
  upstream.people = [...crew, upstreamPerson("Ann")];
  await sync();
  assert.match((await roster())["Ann"] ?? "", /^admin assignable both/);
  upstream.people = crew;
  await sync();
  assert.equal(await codeOf(ann.client.members.leave({ scheduleId })), "member.last-admin");
  await boss.client.members.setRole({ scheduleId, personId: vic.id, role: "admin" });
  await ann.client.members.leave({ scheduleId });
  await assert.rejects(idOf("Ann"));
});

test("removals of everyone stay held or discarded even if additions in the same run would raise the limit [P57, Q20]", async () => {
  for (const isDiscarded of [false, true]) {
    const { ann, upstream, scheduleId, link, sync, roster } = await createLinkedWorld();
    await link();
    upstream.people = [upstreamPerson("Lou"), upstreamPerson("Noa")];
    assert.equal((await sync()).held, 1);
    if (isDiscarded) await ann.client.links.discardHeld({ scheduleId });
    assert.equal((await sync()).held, isDiscarded ? 0 : 1);
    assert.deepEqual(Object.keys(await roster()), ["Ann", "Kim", "Lou", "Max", "Noa", "Vic"]);
  }
});

test("unlinking restores a kept admin whom linking had made unassignable [Q3, Q5]", async () => {
  const { boss, ann, upstream, scheduleId, link, sync, roster, linkView } = await createLinkedWorld();
  await link();
  upstream.people = [upstreamPerson("Ann")];
  await sync();
  upstream.people = [];
  await sync();
  await ann.client.links.confirmHeld({ scheduleId, digest: (await linkView()).held?.digest ?? "" });
  assert.match((await roster())["Ann"] ?? "", /^admin - local/);
  await boss.client.links.remove({ scheduleId });
  assert.match((await roster())["Ann"] ?? "", /^admin assignable local/);
});

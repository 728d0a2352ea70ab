import assert from "node:assert/strict";
import test from "node:test";
import { list } from "../kernel/store/query.ts";
import { people } from "../people/collection.ts";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import type { TestApp } from "../testing/test-app.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";

const pia = "pia@pending.example";
const everyone = list(people, "key", 0);

/** The people whose lost admin roles wait for review, by name. */
async function waiting({ store }: TestApp): Promise<readonly string[]> {
  const [rows] = await store.transaction("read", (tx) => tx.read([everyone({ equal: [], limit: 100 })]));
  return rows.flatMap(({ name, adminLostAt }) => (adminLostAt === null ? [] : [name]));
}

/** Runs the job that reviews lost roles, and returns the number of roles it lowered. */
const review = ({ rollcall }: TestApp): unknown =>
  rollcall.jobs.find(({ name }) => name === "members.reviewGrants")?.run();

test("decides each pending admin role by its granter's role on that schedule [Q55]", async () => {
  const { app, ann, scheduleId } = await createMailedWorld();
  const gil = await app.user("Gil");
  const [second, third] = [await app.schedule(ann, "Second"), await app.schedule(ann, "Third")];
  for (const one of [scheduleId, second])
    await ann.client.members.add({ scheduleId: one, people: [{ personId: gil.id, role: "admin" }] });
  await addAddress(gil.client, scheduleId, pia, { role: "admin" });
  await addAddress(gil.client, second, pia, { role: "admin" });
  await addAddress(ann.client, third, pia, { role: "admin" });
  await ann.client.members.setRole({ scheduleId: second, personId: gil.id, role: "member" });
  const { client, id } = await app.user("Pia", { email: pia });
  const { schedules } = await client.schedules.list({});
  assert.deepEqual(
    new Map(schedules.map(({ id: one, myRole }) => [one, myRole])),
    new Map([
      [scheduleId, "admin"],
      [second, "member"],
      [third, "admin"],
    ]),
  );
  const [entry] = (await ann.client.history.list({ scheduleId: second, personId: id })).entries;
  assert.ok(entry?.lines.some(({ details }) => details["because"] === "granter-lost-role"));
});

test("a pending admin role counts if its granter is an organization admin, and not if another granter was deactivated [Q55]", async () => {
  const { app, ann, boss, scheduleId } = await createMailedWorld();
  const gil = await app.user("Gil");
  const [second, third] = [await app.schedule(ann, "Second"), await app.schedule(ann, "Third")];
  await ann.client.members.add({ scheduleId: second, people: [{ personId: gil.id, role: "admin" }] });
  await addAddress(ann.client, scheduleId, pia, { role: "admin" });
  await addAddress(gil.client, second, pia, { role: "admin" });
  await addAddress(boss.client, third, pia, { role: "admin" });
  await boss.client.people.deactivate({ personId: gil.id });
  const { client } = await app.user("Pia", { email: pia });
  const { schedules } = await client.schedules.list({});
  assert.deepEqual(
    new Map(schedules.map(({ id, myRole }) => [id, myRole])),
    new Map([
      [scheduleId, "admin"],
      [second, "member"],
      [third, "admin"],
    ]),
  );
});

test("lowers roles only where their granter is no longer an admin and the schedule still exists [Q55]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  const others = await Promise.all(["Kept", "Deleted"].map((name) => app.schedule(ann, name)));
  const [kept = "", deleted = ""] = others;
  let personId = "";
  for (const one of [scheduleId, kept, deleted]) {
    if (one !== scheduleId) await ann.client.members.add({ scheduleId: one, people: [{ personId: max.id }] });
    await ann.client.members.setRole({ scheduleId: one, personId: max.id, role: "admin" });
    personId = await addAddress(max.client, one, pia, { role: "admin" });
  }
  for (const one of [scheduleId, deleted])
    await ann.client.members.setRole({ scheduleId: one, personId: max.id, role: "member" });
  await boss.client.schedules.archive({ scheduleId: deleted });
  await boss.client.schedules.delete({ scheduleId: deleted });
  const numberOf = async () => (await ann.client.schedules.get({ scheduleId: kept })).schedule.number;
  const roleOn = async (one: string) => (await ann.client.members.get({ scheduleId: one, personId })).member.role;
  const before = await numberOf();
  app.clock.advance(1);
  assert.equal(await review(app), 1);
  assert.deepEqual([await roleOn(scheduleId), await roleOn(kept)], ["member", "admin"]);
  assert.equal(await numberOf(), before);
});

test("ignores people who were never admins, and reviews each loss once [Q55]", async () => {
  const { app, ann, boss, max, vic, scheduleId } = await createTestWorld();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" });
  await ann.client.members.remove({ scheduleId, personId: vic.id });
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  assert.deepEqual(await waiting(app), []);
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.deepEqual(await waiting(app), ["Max"]);
  app.clock.advance(1);
  assert.equal(await review(app), 0);
  assert.deepEqual(await waiting(app), []);
  const other = await app.user("Ray", { organizationRole: "admin" });
  await app.user("Ray", { organizationRole: "member" });
  await app.user("Ned");
  await app.user("Ned", { email: "ned@moved.example" });
  await boss.client.people.deactivate({ personId: other.id });
  assert.deepEqual(await waiting(app), ["Ray"]);
});

test("leaves a loss in the same millisecond to the next review [Q55]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const raised = await addAddress(max.client, scheduleId, pia, { role: "admin" });
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "member" });
  const roleOf = async () => (await ann.client.members.get({ scheduleId, personId: raised })).member.role;
  assert.equal(await review(app), 0);
  assert.deepEqual([await roleOf(), await waiting(app)], ["admin", ["Max"]]);
  app.clock.advance(1);
  assert.equal(await review(app), 1);
  assert.deepEqual([await roleOf(), await waiting(app)], ["member", []]);
});

test("reviews a granter's schedules one after another, and more granters than one read returns [Q55]", async () => {
  const { app, ann, max, boss, scheduleId } = await createTestWorld();
  const second = await app.schedule(ann, "Second");
  let personId = "";
  for (const one of [scheduleId, second]) {
    await ann.client.members.add({ scheduleId: one, people: [{ personId: max.id }] });
    await ann.client.members.setRole({ scheduleId: one, personId: max.id, role: "admin" });
    personId = await addAddress(max.client, one, pia, { role: "admin" });
  }
  for (let index = 0; index < 55; index++) {
    const name = `Admin${index}`;
    const { id } = await app.user(name, { organizationRole: "admin" });
    await boss.client.people.deactivate({ personId: id });
  }
  for (const one of [scheduleId, second]) await ann.client.members.remove({ scheduleId: one, personId: max.id });
  assert.equal((await waiting(app)).length, 56);
  app.clock.advance(1);
  assert.equal(await review(app), 2);
  assert.deepEqual(await waiting(app), []);
  for (const one of [scheduleId, second])
    assert.equal((await ann.client.members.get({ scheduleId: one, personId })).member.role, "member");
});

test("reviews a person whose granted organization role is revoked or whose account is deactivated, not reactivated [Q55]", async () => {
  const { app, boss, max } = await createTestWorld();
  const asked = { organizationId: "acme", hostUserId: max.identity.hostUserId };
  const reviewed = async (): Promise<readonly string[]> => {
    const names = await waiting(app);
    app.clock.advance(1);
    await review(app);
    return names;
  };
  await app.rollcall.grantAdmin(asked);
  assert.deepEqual(await reviewed(), []);
  await app.rollcall.grantAdmin({ ...asked, revoke: true });
  assert.deepEqual(await reviewed(), ["Max"]);
  await app.rollcall.grantAdmin({ ...asked, revoke: true });
  assert.deepEqual(await reviewed(), []);
  await boss.client.people.deactivate({ personId: max.id });
  assert.deepEqual(await reviewed(), ["Max"]);
  await boss.client.people.reactivate({ personId: max.id });
  assert.deepEqual(await reviewed(), []);
});

import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { listen } from "../testing/listen.fixture.ts";
import { membershipOf } from "./accounts.fixture.ts";

test("rejects a deactivated person from the next request on until they are reactivated [Q49, P24]", async () => {
  const { boss, max, scheduleId } = await createTestWorld();
  const { person } = await boss.client.people.deactivate({ personId: max.id });
  assert.deepEqual([person.id, person.state, person.name], [max.id, "deactivated", "Max"]);
  assert.equal(await codeOf(max.client.schedules.get({ scheduleId })), "person.deactivated");
  assert.equal(await codeOf(max.client.people.getMe({})), "person.deactivated");
  assert.equal((await boss.client.people.reactivate({ personId: max.id })).person.state, "active");
  assert.equal((await max.client.schedules.get({ scheduleId })).schedule.myRole, "member");
});

test("closes the event streams of a deactivated person, with and without events [P24]", async () => {
  const { app, boss, max, vic, scheduleId } = await createTestWorld();
  const stream = await listen(app, max, { [scheduleId]: null });
  const quiet = await listen(app, vic, { acme: null });
  await stream.untilReady();
  await quiet.untilReady();
  await boss.client.people.deactivate({ personId: max.id });
  assert.deepEqual(await stream.next(), { kind: "closed", topic: scheduleId });
  assert.equal(await stream.next(), undefined);
  await boss.client.people.deactivate({ personId: vic.id });
  app.rollcall.tick();
  assert.deepEqual(await quiet.next(), { kind: "closed", topic: "acme" });
  assert.equal(await quiet.next(), undefined);
});

test("a deactivated person keeps memberships but is neither an active admin nor assignable until reactivated [Q7]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  const other = await app.schedule(ann, "Other");
  await ann.client.members.add({ scheduleId: other, people: [{ personId: max.id, assignable: false }] });
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  const before = [await membershipOf(boss, scheduleId, max.id), await membershipOf(boss, other, max.id)];
  await boss.client.people.deactivate({ personId: max.id });
  assert.deepEqual(await membershipOf(boss, scheduleId, max.id), {
    totals: { members: 3, admins: 1, assignables: 1 },
    member: { name: "Max", role: "admin", assignable: false },
  });
  assert.deepEqual((await membershipOf(boss, other, max.id)).member, {
    name: "Max",
    role: "member",
    assignable: false,
  });
  const leave = () => ann.client.members.leave({ scheduleId });
  assert.equal(await refusedWithoutEffect(app, leave), "member.last-admin");
  await boss.client.people.reactivate({ personId: max.id });
  assert.deepEqual([await membershipOf(boss, scheduleId, max.id), await membershipOf(boss, other, max.id)], before);
  await leave();
});

test("a deactivated person can't be made assignable, but can be removed or change roles [Q7]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  await boss.client.people.deactivate({ personId: max.id });
  const key = { scheduleId, personId: max.id };
  const assign = () => ann.client.members.setAssignable({ ...key, assignable: true });
  assert.equal(await refusedWithoutEffect(app, assign), "person.deactivated");
  await ann.client.members.setRole({ ...key, role: "viewer" });
  await ann.client.members.remove(key);
  assert.equal((await membershipOf(ann, scheduleId, max.id)).member, undefined);
  await boss.client.people.reactivate({ personId: max.id });
  await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
  assert.equal((await membershipOf(ann, scheduleId, max.id)).member?.assignable, true);
});

test("rejects deactivating the last active admin and lists the schedules [P17, Q7]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  const second = await app.schedule(ann, "Second");
  const people = [{ personId: max.id }, { address: "pia@pending.example", role: "admin" as const }];
  await ann.client.members.add({ scheduleId: second, people });
  const deactivate = () => boss.client.people.deactivate({ personId: ann.id });
  assert.equal(await refusedWithoutEffect(app, deactivate), "member.last-admin");
  const { details = {}, remedy } = await refusal(deactivate(), "member.last-admin");
  const { schedules, scheduleIds } = details;
  assert.deepEqual([schedules, new Set(scheduleIds)], [2, new Set([scheduleId, second])]);
  assert.equal(remedy, "make-another-admin");
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  assert.deepEqual((await refusal(deactivate())).details, { scheduleIds: [second], schedules: 1 });
  await ann.client.members.setRole({ scheduleId: second, personId: max.id, role: "admin" });
  await deactivate();
  assert.equal(
    await refusedWithoutEffect(app, () => boss.client.people.deactivate({ personId: max.id })),
    "member.last-admin",
  );
});

test("rejects deactivating the last assignable member [P19, Q7]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: false });
  const deactivate = () => boss.client.people.deactivate({ personId: max.id });
  assert.equal(await refusedWithoutEffect(app, deactivate), "member.last-assignable");
  assert.deepEqual((await refusal(deactivate())).details, { scheduleIds: [scheduleId], schedules: 1 });
});

test("considers archived schedules, but not deleted ones [P17, Q23]", async () => {
  const { app, ann, boss, scheduleId } = await createTestWorld();
  await boss.client.schedules.archive({ scheduleId });
  const deactivate = () => boss.client.people.deactivate({ personId: ann.id });
  assert.equal(await refusedWithoutEffect(app, deactivate), "member.last-admin");
  await boss.client.schedules.delete({ scheduleId });
  assert.equal((await deactivate()).person.state, "deactivated");
});

test("a deactivated person's schedules become the organization's and stay so [Q48]", async () => {
  const { ann, boss, max } = await createTestWorld();
  const owned = (await ann.client.schedules.create({ name: "Ann's", owner: "person" })).schedule.id;
  await ann.client.members.add({ scheduleId: owned, people: [{ personId: max.id, role: "admin" }] });
  assert.equal((await boss.client.schedules.get({ scheduleId: owned })).schedule.ownerId, ann.id);
  const noOtherAdmin = await codeOf(boss.client.people.deactivate({ personId: ann.id }));
  assert.equal(noOtherAdmin, "member.last-admin");
  await ann.client.members.setRole({ scheduleId: (await openedBy(ann)) ?? "", personId: max.id, role: "admin" });
  await boss.client.people.deactivate({ personId: ann.id });
  assert.equal((await boss.client.schedules.get({ scheduleId: owned })).schedule.ownerId, null);
  await boss.client.people.reactivate({ personId: ann.id });
  assert.equal((await boss.client.schedules.get({ scheduleId: owned })).schedule.ownerId, null);
});

/** The test world's schedule, which Ann doesn't own. */
const openedBy = async ({ client }: Awaited<ReturnType<typeof createTestWorld>>["ann"]) =>
  (await client.schedules.list({})).schedules.find(({ ownerId }) => ownerId === null)?.id;

test("deactivating is idempotent; organization admins can deactivate themselves [Q49]", async () => {
  const { app, boss, max } = await createTestWorld();
  await boss.client.people.deactivate({ personId: max.id });
  const before = await app.everything();
  assert.equal((await boss.client.people.deactivate({ personId: max.id })).person.state, "deactivated");
  assert.deepEqual(await app.everything(), before);
  await boss.client.people.reactivate({ personId: max.id });
  const after = await app.everything();
  assert.equal((await boss.client.people.reactivate({ personId: max.id })).person.state, "active");
  assert.deepEqual(await app.everything(), after);
  await boss.client.people.deactivate({ personId: boss.id });
  assert.equal(await codeOf(boss.client.people.getMe({})), "person.deactivated");
});

test("rejects adding a deactivated person to a schedule [Q7]", async () => {
  const { ann, boss, oda, scheduleId } = await createTestWorld();
  await boss.client.people.deactivate({ personId: oda.id });
  const { results } = await ann.client.members.add({ scheduleId, people: [{ personId: oda.id }] });
  assert.deepEqual(results, [{ status: "refused", reason: { code: "person.deactivated" } }]);
});

test("the stream publishes that decisions change when people are deactivated, reactivated or erased [B18, Q7]", async () => {
  const { app, ann, boss, max, vic, scheduleId } = await createTestWorld();
  const { changesDecisions, next, untilReady, abort } = await listen(app, ann, { [scheduleId]: null });
  await untilReady();
  const { people } = boss.client;
  assert.equal(await changesDecisions(people.deactivate({ personId: vic.id })), true);
  assert.equal(await changesDecisions(people.reactivate({ personId: vic.id })), true);
  assert.equal(await changesDecisions(people.erase({ personId: vic.id })), false);
  const { members } = ann.client;
  const ada = await app.user("Ada");
  await members.add({ scheduleId, people: [{ personId: ada.id, role: "admin" }] });
  await members.setRole({ scheduleId, personId: max.id, role: "admin" });
  await boss.client.schedules.transfer({ scheduleId, ownerId: max.id });
  for (let left = 3; left > 0; left -= 1) await next();
  assert.equal(await changesDecisions(people.erase({ personId: max.id })), true);
  abort.abort();
});

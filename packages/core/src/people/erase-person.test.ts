import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { hire } from "../access/portal.fixture.ts";
import { codeOf, hostUser, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { membershipOf } from "./accounts.fixture.ts";

test("erasing leaves only the id and nothing that identifies the person [Q49, P25]", async () => {
  const { app, ann, boss, scheduleId } = await createTestWorld();
  const zed = await app.user("Zebulon", { email: "zebulon@example.org" });
  await ann.client.members.add({ scheduleId, people: [{ personId: zed.id }] });
  assert.match(JSON.stringify(await app.everything()), /zebulon/iu);
  const { person } = await boss.client.people.erase({ personId: zed.id });
  const nothing = { name: "", email: "", organizationRole: null, issue: null };
  const gone = { id: zed.id, ...nothing, affiliation: "internal", state: "erased", status: "erased" };
  assert.deepEqual(person, gone);
  const { refused: _refused, ...left } = (await boss.client.people.get({ personId: zed.id })).person;
  assert.deepEqual(left, gone);
  assert.deepEqual(await membershipOf(boss, scheduleId, zed.id), {
    totals: { members: 3, admins: 1, assignables: 2 },
    member: undefined,
  });
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zebulon/iu);
});

test("erasing removes the temporary password, the pause and mail server responses [P25, X8]", async () => {
  const { app, boss, mailer } = await createMailedWorld();
  const { id: personId } = await hire(boss, "Zebulon");
  mailer.answer = ({ to }) => ({ status: "refused", reason: `550 ${to.address} is no mailbox` });
  await boss.client.access.activate({ personId });
  await app.rollcall.dispatchMail();
  const [from, until] = [60_000, 120_000].map((delay) => new Date(app.clock.now() + delay).toISOString());
  await boss.client.access.setPortal({ personId, portal: "off", from, until, reason: "Zebulon is off." });
  await boss.client.people.erase({ personId });
  const { access } = await boss.client.access.get({ personId });
  const { from: begins, until: ends, temporaryUntil, issue, reason, mailProblem } = access;
  assert.deepEqual([begins, ends, temporaryUntil, issue, reason, mailProblem], [null, null, null, null, "", null]);
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zebulon/iu);
  app.clock.advance(120_000);
  assert.equal(await app.rollcall.settleStatuses(), 0);
});

test("history remains and still refers to the erased person's id [P25, X8]", async () => {
  const { app, boss, max } = await createTestWorld();
  const past = async () => JSON.stringify(await app.everything()).split(`"personIds":["${max.id}"`).length;
  const before = await past();
  await boss.client.people.erase({ personId: max.id });
  assert.equal(await past(), before);
});

test("notifies schedules that the erased person has left [Q49]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  const { next, untilReady, abort } = await listen(app, ann, { [scheduleId]: null });
  await untilReady();
  await boss.client.people.erase({ personId: max.id });
  const [event] = change(await next()).events;
  assert(event?.type === "member-removed");
  assert.deepEqual([event.personId, event.because], [max.id, "erased"]);
  abort.abort();
});

test("rejects erasing the last admin or the last assignable member in any order [P17, P19, Q7]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  const erase = (personId: string) => () => boss.client.people.erase({ personId });
  assert.equal(await refusedWithoutEffect(app, erase(ann.id)), "member.last-admin");
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  assert.equal(await refusedWithoutEffect(app, erase(ann.id)), "member.last-assignable");
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: true });
  await boss.client.people.deactivate({ personId: ann.id });
  assert.equal(await refusedWithoutEffect(app, erase(max.id)), "member.last-admin");
  await erase(ann.id)();
  assert.equal((await membershipOf(boss, scheduleId, ann.id)).totals.members, 2);
});

test("an erased person's schedules become the organization's [Q48]", async () => {
  const { boss, max, oda } = await createTestWorld();
  const scheduleId = (await oda.client.schedules.create({ name: "Oda's", owner: "person" })).schedule.id;
  await oda.client.members.add({ scheduleId, people: [{ personId: max.id, role: "admin" }] });
  await boss.client.people.erase({ personId: oda.id });
  assert.equal((await boss.client.schedules.get({ scheduleId })).schedule.ownerId, null);
});

test("also erases rows on a deleted schedule immediately [Q49]", async () => {
  const { app, boss, oda } = await createTestWorld();
  const zed = await app.user("Zebulon");
  const scheduleId = await app.schedule(oda, "Gone");
  await oda.client.members.add({ scheduleId, people: [{ personId: zed.id }] });
  await boss.client.schedules.delete({ scheduleId });
  await boss.client.people.erase({ personId: zed.id });
  assert.doesNotMatch(JSON.stringify(await app.everything()), /zebulon/iu);
});

test("a host user who returns after erasure is a new person [Q51, P25]", async () => {
  const { app, boss, max, scheduleId } = await createTestWorld();
  await boss.client.people.erase({ personId: max.id });
  const again = await app.user("Max");
  assert.notEqual(again.id, max.id);
  assert.equal(await codeOf(again.client.schedules.get({ scheduleId })), "request.not-found");
});

test("an erased person's address is free and adding it creates a new person [P25, Q48]", async () => {
  const world = await createTestWorld();
  const id = await addPending(world, "Nia");
  await world.boss.client.people.erase({ personId: id });
  assert.notEqual(await addPending(world, "Nia"), id);
});

test("erasing is idempotent and can't be undone [Q49]", async () => {
  const { app, ann, boss, max, scheduleId } = await createTestWorld();
  await boss.client.people.erase({ personId: max.id });
  const before = await app.everything();
  assert.equal((await boss.client.people.erase({ personId: max.id })).person.state, "erased");
  assert.deepEqual(await refusal(boss.client.people.deactivate({ personId: max.id })), { code: "person.erased" });
  assert.deepEqual(await refusal(boss.client.people.reactivate({ personId: max.id })), { code: "person.erased" });
  const { results } = await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
  assert.deepEqual(results, [{ status: "refused", reason: { code: "request.not-found" } }]);
  assert.deepEqual(await app.everything(), before);
});

test("closes the event streams of an erased person [P24]", async () => {
  const { app, boss, oda } = await createTestWorld();
  const { next, untilReady } = await listen(app, oda, { [hostUser("Oda").organizationId]: null });
  await untilReady();
  await boss.client.people.erase({ personId: oda.id });
  app.rollcall.tick();
  assert.deepEqual(await next(), { kind: "closed", topic: "acme" });
});

test("a dry run reports the number of schedules and stores nothing [X3]", async () => {
  const { app, ann, boss, max } = await createTestWorld();
  const other = await app.schedule(ann, "Other");
  await ann.client.members.add({ scheduleId: other, people: [{ personId: max.id }] });
  const before = await app.everything();
  const { effects, events } = await boss.client.people.erase.dryRun({ personId: max.id });
  assert.deepEqual(effects, { schedules: 2, shifts: { count: 0, more: false, ids: [] } });
  assert.deepEqual(
    events.map(({ type }) => type),
    ["person-erased", "people-changed", "member-removed", "member-removed"],
  );
  assert.deepEqual(await app.everything(), before);
});

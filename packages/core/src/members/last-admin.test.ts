import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { listen } from "../testing/listen.fixture.ts";

test("doesn't let anyone remove or demote the last admin [P17, B16]", async () => {
  const { ann, boss, app, scheduleId } = await createTestWorld();
  const key = { scheduleId, personId: ann.id };
  for (const { client } of [ann, boss]) {
    for (const work of [
      () => client.members.remove(key),
      () => client.members.setRole({ ...key, role: "member" }),
      () => client.members.setRole({ ...key, role: "viewer" }),
    ]) {
      assert.equal(await refusedWithoutEffect(app, work), "member.last-admin");
    }
  }
  const leave = () => ann.client.members.leave({ scheduleId });
  assert.equal(await refusedWithoutEffect(app, leave), "member.last-admin");
});

test("a pending second admin only counts after their first request [Q7]", async () => {
  const { ann, app, scheduleId } = await createTestWorld();
  await addPending({ ann, scheduleId }, "Nia", { role: "admin" });
  const leave = () => ann.client.members.leave({ scheduleId });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.admins, 1);
  assert.equal(await refusedWithoutEffect(app, leave), "member.last-admin");
  const nia = await app.user("Nia", { email: "Nia@Pending.example" });
  const { schedule } = await nia.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.myRole, schedule.admins], ["admin", 2]);
  await leave();
  const last = () => nia.client.members.leave({ scheduleId });
  assert.equal(await refusedWithoutEffect(app, last), "member.last-admin");
});

test("a pending admin can be removed while another admin is active [Q7]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const personId = await addPending({ ann, scheduleId }, "Nia", { role: "admin", assignable: false });
  await ann.client.members.remove({ scheduleId, personId });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.admins, 1);
});

test("rejects removing or unassigning the last assignable member [P19, B15, Q7]", async () => {
  const { ann, max, app, scheduleId } = await createTestWorld();
  await ann.client.members.setAssignable({ scheduleId, personId: ann.id, assignable: false });
  const key = { scheduleId, personId: max.id };
  for (const work of [
    () => ann.client.members.remove(key),
    () => ann.client.members.setAssignable({ ...key, assignable: false }),
    () => max.client.members.setAssignable({ ...key, assignable: false }),
    () => max.client.members.remove(key),
    () => max.client.members.leave({ scheduleId }),
  ]) {
    assert.equal(await refusedWithoutEffect(app, work), "member.last-assignable");
  }
  await ann.client.members.setRole({ ...key, role: "viewer" });
  await addPending({ ann, scheduleId }, "Nia");
  await max.client.members.leave({ scheduleId });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.assignables, 1);
});

test("anyone may leave, even by removing their own row [Q9, B14]", async () => {
  const { ann, max, vic, scheduleId } = await createTestWorld();
  await max.client.members.leave({ scheduleId });
  await vic.client.members.remove({ scheduleId, personId: vic.id });
  const { rows, schedule } = await ann.client.members.list({ scheduleId });
  assert.deepEqual(
    rows.map(({ personId }) => personId),
    [ann.id],
  );
  assert.equal(schedule.members, 1);
});

test("decisions change with other rows, and the stream publishes it [B18]", async () => {
  const { ann, max, app, scheduleId } = await createTestWorld();
  const binOf = async (personId: string) => (await ann.client.members.get({ scheduleId, personId })).refused.remove;
  const codes = async (personId: string) => ((await binOf(personId)) ?? []).map(({ code }) => code);
  const { changesDecisions, untilReady, abort } = await listen(app, ann, { [scheduleId]: null });
  await untilReady();
  const { members } = ann.client;
  const maxKey = { scheduleId, personId: max.id };
  assert.deepEqual(await codes(ann.id), ["member.last-admin"]);
  assert.equal(await changesDecisions(members.setRole({ ...maxKey, role: "admin" })), true);
  assert.deepEqual(await codes(ann.id), []);
  assert.equal(await changesDecisions(members.setAssignable({ ...maxKey, assignable: false })), true);
  assert.deepEqual(await codes(ann.id), ["member.last-assignable"]);
  assert.equal(await changesDecisions(ann.client.schedules.update({ scheduleId, name: "X" })), false);
  assert.equal(await changesDecisions(members.setRole({ ...maxKey, role: "member" })), true);
  assert.deepEqual(await codes(ann.id), ["member.last-admin", "member.last-assignable"]);
  abort.abort();
});

test("removal keeps the person, their other schedules and the history [P25]", async () => {
  const { ann, max, app, scheduleId } = await createTestWorld();
  const other = await app.schedule(max, "Other");
  const past = async () => JSON.stringify(await app.everything()).split(`"personIds":["${max.id}"`).length;
  const before = await past();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.equal((await max.client.people.getMe({})).person.id, max.id);
  assert.equal((await max.client.schedules.get({ scheduleId: other })).schedule.myRole, "admin");
  assert.equal(await past(), before);
});

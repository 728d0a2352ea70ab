import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { listen } from "../testing/listen.fixture.ts";
import { type TestUser, codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

/** Ann's schedule; Max is its other admin, Vic a viewer. */
async function owned() {
  const world = await createTestWorld();
  const { ann, max, vic } = world;
  const { schedule } = await ann.client.schedules.create({ name: "Mine", owner: "person" });
  await ann.client.members.add({
    scheduleId: schedule.id,
    people: [
      { personId: max.id, role: "admin" },
      { personId: vic.id, role: "viewer" },
    ],
  });
  return { ...world, scheduleId: schedule.id };
}

const ownerOf = async (user: TestUser, scheduleId: string) =>
  (await user.client.schedules.get({ scheduleId })).schedule.ownerId;

test("the owner transfers a schedule to another admin or to the organization [Q48]", async () => {
  const { scheduleId, ann, max } = await owned();
  await ann.client.schedules.transfer({ scheduleId, ownerId: max.id });
  assert.equal(await ownerOf(ann, scheduleId), max.id);
  assert.equal(await codeOf(ann.client.schedules.transfer({ scheduleId, ownerId: ann.id })), "request.forbidden");
  await max.client.schedules.transfer({ scheduleId, ownerId: null });
  assert.equal(await ownerOf(ann, scheduleId), null);
});

test("only an active admin can own a schedule [Q7, Q48]", async () => {
  const { app, scheduleId, ann, vic, oda } = await owned();
  const to = (ownerId: string) => () => ann.client.schedules.transfer({ scheduleId, ownerId });
  assert.equal(await refusedWithoutEffect(app, to(vic.id)), "schedule.successor-unfit");
  assert.equal(await refusedWithoutEffect(app, to(oda.id)), "request.not-found");
  const [pending] = (
    await ann.client.members.add({ scheduleId, people: [{ address: "pim@pending.example", role: "admin" }] })
  ).results;
  assert(pending?.status === "added");
  assert.equal(await refusedWithoutEffect(app, to(pending.member.personId)), "schedule.successor-unfit");
});

test("only organization admins transfer the organization's schedules [Q48, Q49]", async () => {
  const { app, scheduleId, ann, boss } = await createTestWorld();
  const work = () => ann.client.schedules.transfer({ scheduleId, ownerId: ann.id });
  assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
  await boss.client.schedules.transfer({ scheduleId, ownerId: ann.id });
  assert.equal(await ownerOf(ann, scheduleId), ann.id);
});

test("an owner leaves and names the next owner in one step [Q48, Q9]", async () => {
  const { app, scheduleId, ann, max, vic } = await owned();
  const reason = await refusal(ann.client.members.leave({ scheduleId }));
  assert.deepEqual(reason, { code: "member.owner", remedy: "choose-a-successor" });
  for (const successorId of [vic.id, ann.id, "missing"]) {
    const work = () => ann.client.members.leave({ scheduleId, successorId });
    assert.equal(await refusedWithoutEffect(app, work), "schedule.successor-unfit");
  }
  await ann.client.members.leave({ scheduleId, successorId: max.id });
  assert.equal(await ownerOf(max, scheduleId), max.id);
  assert.equal(await codeOf(ann.client.schedules.get({ scheduleId })), "request.not-found");
});

test("the stream publishes that decisions change when an owner leaves, not when others do [B18, Q48]", async () => {
  const { app, ann, max, vic, boss, scheduleId } = await owned();
  await ann.client.members.add({ scheduleId, people: [{ personId: boss.id, role: "admin" }] });
  const { changesDecisions, untilReady, abort } = await listen(app, max, { [scheduleId]: null });
  await untilReady();
  assert.equal(await changesDecisions(vic.client.members.leave({ scheduleId })), false);
  assert.equal(await changesDecisions(ann.client.members.leave({ scheduleId, successorId: max.id })), true);
  abort.abort();
});

test("lets only an owner name a successor [Q48]", async () => {
  const { app, scheduleId, max, ann } = await owned();
  const work = () => max.client.members.leave({ scheduleId, successorId: ann.id });
  assert.equal(await refusedWithoutEffect(app, work), "schedule.successor-unfit");
});

test("rejects removing or demoting the owner before a transfer [Q48, Q7]", async () => {
  const { app, scheduleId, ann, max } = await owned();
  const key = { scheduleId, personId: ann.id };
  const ways = [
    () => max.client.members.remove(key),
    () => max.client.members.setRole({ ...key, role: "member" }),
    () => ann.client.members.setRole({ ...key, role: "member" }),
    () => ann.client.members.remove(key),
  ];
  for (const work of ways) assert.equal(await refusedWithoutEffect(app, work), "member.owner");
  await ann.client.schedules.transfer({ scheduleId, ownerId: max.id });
  await max.client.members.remove(key);
});

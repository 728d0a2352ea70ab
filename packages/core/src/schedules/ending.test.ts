import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { type TestUser, codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

const ends = ["archive", "delete"] as const;

/** Grants Manage Schedules to the organization's members, or takes it back. */
const manageSchedules = (boss: TestUser, granted: boolean) =>
  boss.client.organizations.update({ manageSchedules: granted });

for (const verb of ends) {
  test(`to ${verb} what the organization owns is for its admins, and for schedule admins only where granted [B59, B60, Q24]`, async () => {
    const { app, scheduleId, ann, boss } = await createTestWorld();
    const end = (user: TestUser) => user.client.schedules[verb]({ scheduleId });
    assert.equal(await refusedWithoutEffect(app, () => end(ann)), "schedule.delete-not-granted");
    await manageSchedules(boss, true);
    assert.deepEqual(await ann.client.schedules[verb].check({ scheduleId }), { allowed: true, reasons: [] });
    await manageSchedules(boss, false);
    assert.equal((await refusal(end(ann))).remedy, "ask-an-organization-admin");
    await end(boss);
  });

  test(`neither members nor viewers may ${verb}, granted or not; outsiders do not learn of it [B64, Q23, P23]`, async () => {
    const { app, scheduleId, max, vic, oda, boss } = await createTestWorld();
    await manageSchedules(boss, true);
    const code = (user: TestUser) => refusedWithoutEffect(app, () => user.client.schedules[verb]({ scheduleId }));
    assert.deepEqual(
      [await code(max), await code(vic), await code(oda)],
      ["request.forbidden", "request.forbidden", "request.not-found"],
    );
  });

  test(`what a person owns, its own admins ${verb}; an admin of the organization who is not one of them may not [Q24, P23]`, async () => {
    const { app, ann, boss, max } = await createTestWorld();
    const { schedule } = await ann.client.schedules.create({ name: "Mine", owner: "person" });
    const scheduleId = schedule.id;
    await ann.client.members.add({ scheduleId, people: [{ personId: max.id, role: "member" }] });
    assert.equal(
      await refusedWithoutEffect(app, () => boss.client.schedules[verb]({ scheduleId })),
      "request.forbidden",
    );
    assert.equal(await codeOf(max.client.schedules[verb]({ scheduleId })), "request.forbidden");
    await ann.client.schedules[verb]({ scheduleId });
  });
}

test("a deleted schedule is gone for everybody at once, and what happened on it stays [P24, P25]", async () => {
  const { app, scheduleId, ann, max, boss } = await createTestWorld();
  await boss.client.schedules.delete({ scheduleId });
  for (const { client } of [ann, max, boss]) {
    assert.equal(await codeOf(client.schedules.get({ scheduleId })), "request.not-found");
    assert.equal(await codeOf(client.members.list({ scheduleId })), "request.not-found");
    assert.deepEqual((await client.schedules.list({})).schedules, []);
  }
  assert.deepEqual((await boss.client.schedules.list({ scope: "organization" })).schedules, []);
  assert.equal(await codeOf(boss.client.schedules.delete({ scheduleId })), "request.not-found");
  const told = JSON.stringify(await app.everything());
  assert.match(told, /"schedule-deleted"/);
  assert.match(told, /"members-added"/);
});

test("a deletion sent again under its key is answered again [F5]", async () => {
  const { scheduleId, boss } = await createTestWorld();
  const options = { idempotencyKey: "once" };
  const first = await boss.client.schedules.delete({ scheduleId }, options);
  assert.deepEqual(await boss.client.schedules.delete({ scheduleId }, options), first);
});

test("the sweep takes the members and invitations of deleted schedules away, and of no other [F13]", async () => {
  const { app, scheduleId, ann, max, boss } = await createTestWorld();
  const other = await app.schedule(ann, "Other");
  for (let round = 0; round < 3; round++) {
    const people = Array.from({ length: 400 }, (_, i) => ({ address: `p${round}-${i}@crew.example` }));
    await ann.client.members.add({ scheduleId, people });
  }
  await boss.client.schedules.delete({ scheduleId });
  assert.equal(await app.rollcall.sweep(), 1203 + 1202);
  assert.equal(await app.rollcall.sweep(), 0);
  assert.equal((await ann.client.members.list({ scheduleId: other })).total, 1);
  assert.deepEqual((await max.client.schedules.list({})).schedules, []);
});

test("an archived schedule is seen by everybody on it and rests until it is restored [Q23, X1]", async () => {
  const { app, scheduleId, ann, max, vic, boss } = await createTestWorld();
  await boss.client.schedules.archive({ scheduleId });
  const rests = [
    () => ann.client.schedules.update({ scheduleId, name: "Other" }),
    () => ann.client.schedules.setAutoSend({ scheduleId, autoSend: false }),
    () => ann.client.members.add({ scheduleId, people: [{ address: "new@crew.example" }] }),
    () => ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" }),
    () => ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true }),
  ];
  for (const work of rests) assert.equal(await refusedWithoutEffect(app, work), "schedule.archived");
  const { schedule } = await vic.client.schedules.get({ scheduleId });
  assert.equal(schedule.state, "archived");
  assert.deepEqual((await vic.client.schedules.list({})).schedules, []);
  assert.equal((await vic.client.schedules.list({ state: "archived" })).schedules[0]?.id, scheduleId);
  await boss.client.schedules.restore({ scheduleId });
  await ann.client.schedules.update({ scheduleId, name: "Other" });
});

test("people still go from an archived schedule, as long as what must stay stays [Q7, Q9]", async () => {
  const { app, scheduleId, ann, max, vic, boss } = await createTestWorld();
  await boss.client.schedules.archive({ scheduleId });
  await vic.client.members.leave({ scheduleId });
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.equal(await refusedWithoutEffect(app, () => ann.client.members.leave({ scheduleId })), "member.last-admin");
});

test("archiving twice changes nothing the second time", async () => {
  const { app, scheduleId, boss } = await createTestWorld();
  const { schedule } = await boss.client.schedules.archive({ scheduleId });
  const before = await app.everything();
  assert.deepEqual(await boss.client.schedules.archive({ scheduleId }), { schedule });
  assert.deepEqual(await app.everything(), before);
});

test("what a schedule may not do to its members shows in its own decisions [Q22, X1]", async () => {
  const { scheduleId, ann, max, vic, boss } = await createTestWorld();
  await addPending({ ann, scheduleId }, "Pim");
  const refused = async (user: TestUser) => (await user.client.schedules.get({ scheduleId })).schedule.refused;
  const codes = async (user: TestUser) =>
    Object.fromEntries(Object.entries(await refused(user)).map(([action, [first]]) => [action, first?.code]));
  const forbidden = "request.forbidden";
  const notGranted = "schedule.delete-not-granted";
  assert.deepEqual(await codes(boss), {});
  assert.deepEqual(await codes(ann), {
    archive: notGranted,
    restore: notGranted,
    delete: notGranted,
    transfer: forbidden,
  });
  assert.deepEqual(await codes(max), {
    archive: forbidden,
    restore: forbidden,
    delete: forbidden,
    transfer: forbidden,
  });
  assert.deepEqual(Object.keys(await refused(vic)).sort(), [
    "add-members",
    "archive",
    "change-shifts",
    "delete",
    "restore",
    "set-auto-send",
    "transfer",
    "update",
  ]);
});

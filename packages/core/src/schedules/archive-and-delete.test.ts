import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { type TestUser, codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

const ends = ["archive", "delete"] as const;

/** Grants or revokes Manage Schedules for the organization. */
const manageSchedules = (boss: TestUser, granted: boolean) =>
  boss.client.organizations.update({ manageSchedules: granted });

for (const verb of ends) {
  test(`only organization admins ${verb} organization schedules, and schedule admins if granted [B59, B60, Q24]`, async () => {
    const { app, scheduleId, ann, boss } = await createTestWorld();
    const end = (user: TestUser) => user.client.schedules[verb]({ scheduleId });
    assert.equal(await refusedWithoutEffect(app, () => end(ann)), "schedule.delete-not-granted");
    await manageSchedules(boss, true);
    assert.deepEqual(await ann.client.schedules[verb].check({ scheduleId }), { allowed: true, reasons: [] });
    await manageSchedules(boss, false);
    assert.equal((await refusal(end(ann))).remedy, "ask-an-organization-admin");
    await end(boss);
  });

  test(`members and viewers can't ${verb} with or without the grant; outsiders see nothing [B64, Q23, P23]`, async () => {
    const { app, scheduleId, max, vic, oda, boss } = await createTestWorld();
    await manageSchedules(boss, true);
    const code = (user: TestUser) => refusedWithoutEffect(app, () => user.client.schedules[verb]({ scheduleId }));
    assert.deepEqual(
      [await code(max), await code(vic), await code(oda)],
      ["request.forbidden", "request.forbidden", "request.not-found"],
    );
  });

  test(`only its own admins ${verb} a person's schedule, not other organization admins [Q24, P23]`, async () => {
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

test("a deleted schedule disappears for everyone immediately and its history remains [P24, P25]", async () => {
  const { app, scheduleId, ann, max, boss } = await createTestWorld();
  await boss.client.schedules.delete({ scheduleId });
  for (const { client } of [ann, max, boss]) {
    assert.equal(await codeOf(client.schedules.get({ scheduleId })), "request.not-found");
    assert.equal(await codeOf(client.members.list({ scheduleId })), "request.not-found");
    assert.deepEqual((await client.schedules.list({})).schedules, []);
  }
  assert.deepEqual((await boss.client.schedules.list({ scope: "organization" })).schedules, []);
  assert.equal(await codeOf(boss.client.schedules.delete({ scheduleId })), "request.not-found");
  const stored = JSON.stringify(await app.everything());
  assert.match(stored, /"schedule-deleted"/);
  assert.match(stored, /"members-added"/);
});

test("repeating a deletion with its key returns the same result [F5]", async () => {
  const { scheduleId, boss } = await createTestWorld();
  const options = { idempotencyKey: "once" };
  const first = await boss.client.schedules.delete({ scheduleId }, options);
  assert.deepEqual(await boss.client.schedules.delete({ scheduleId }, options), first);
});

test("the sweep removes only the members and invitations of deleted schedules [F13]", async () => {
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

test("an archived schedule is visible to everyone on it and read-only until restored [Q23, X1]", async () => {
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

test("people can leave an archived schedule as long as an admin and an assignable person remain [Q7, Q9]", async () => {
  const { app, scheduleId, ann, max, vic, boss } = await createTestWorld();
  await boss.client.schedules.archive({ scheduleId });
  await vic.client.members.leave({ scheduleId });
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.equal(await refusedWithoutEffect(app, () => ann.client.members.leave({ scheduleId })), "member.last-admin");
});

test("changes nothing when archiving a second time", async () => {
  const { app, scheduleId, boss } = await createTestWorld();
  const { schedule } = await boss.client.schedules.archive({ scheduleId });
  const before = await app.everything();
  assert.deepEqual(await boss.client.schedules.archive({ scheduleId }), { schedule });
  assert.deepEqual(await app.everything(), before);
});

test("a schedule's decisions show what isn't allowed on its members [Q22, X1]", async () => {
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

import assert from "node:assert/strict";
import test from "node:test";
import { addPending, createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";

test("an admin can set any role, and the row shows it immediately [B42, B54, B55]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  for (const role of ["admin", "viewer", "member"] as const) {
    const { member } = await ann.client.members.setRole({ scheduleId, personId: max.id, role });
    assert.equal(member.role, role);
    assert.equal((await ann.client.members.get({ scheduleId, personId: max.id })).member.role, role);
  }
});

test("no one can promote themselves by role, adding, address, bulk edit or nested object [P20]", async () => {
  const { max, vic, app, scheduleId } = await createTestWorld();
  for (const user of [max, vic]) {
    const key = { scheduleId, personId: user.id };
    const { email } = user.identity;
    const paths: readonly (readonly [name: string, input: unknown, code: string])[] = [
      ["members.setRole", { ...key, role: "admin" }, "request.forbidden"],
      ["members.setRole", { ...key, role: { role: "admin" } }, "member.role-unknown"],
      ["members.setRole", { ...key, role: ["admin"] }, "member.role-unknown"],
      ["members.setRole", { scheduleId, email, role: "admin" }, "request.invalid"],
      ["members.setAssignable", { ...key, assignable: true, role: "admin" }, "request.invalid"],
      ["members.setInvited", { ...key, invited: true, role: "admin" }, "request.invalid"],
      ["schedules.update", { scheduleId, name: "X", members: [{ ...key, role: "admin" }] }, "request.invalid"],
      ["people.getMe", { organizationRole: "admin" }, "request.invalid"],
      ["organizations.update", { manageSchedules: true }, "request.forbidden"],
      ["people.recognise", { ...user.identity, organizationRole: "admin" }, "request.not-found"],
    ];
    const actor = await user.actor();
    for (const [name, input, code] of paths) {
      const work = async () => app.rollcall.call("run", { name, input, actor });
      assert.equal(await refusedWithoutEffect(app, work), code, name);
    }
    const before = await app.everything();
    for (const people of [
      [{ personId: user.id, role: "admin" as const }],
      [{ address: email, role: "admin" as const }],
    ]) {
      const answer = user.client.members.add({ scheduleId, people });
      if (user === vic) assert.equal(await codeOf(answer), "request.forbidden");
      else assert.equal((await answer).results[0]?.status, "refused");
    }
    assert.deepEqual(await app.everything(), before);
  }
});

test("lets only admins change roles and remove others [Q9]", async () => {
  const { ann, max, vic, app, scheduleId } = await createTestWorld();
  for (const [user, other] of [
    [max, vic],
    [max, ann],
    [vic, max],
    [vic, ann],
  ] as const) {
    const key = { scheduleId, personId: other.id };
    for (const role of ["admin", "member", "viewer"] as const) {
      const work = () => user.client.members.setRole({ ...key, role });
      assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
    }
    assert.equal(await refusedWithoutEffect(app, () => user.client.members.remove(key)), "request.forbidden");
  }
});

test("lets members set assignable and invited on anyone but admins [Q9]", async () => {
  const { ann, max, vic, app, scheduleId } = await createTestWorld();
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const pending = await addPending({ ann, scheduleId }, "Nia");
  for (const personId of [pending, vic.id, max.id]) {
    for (const assignable of [true, false]) {
      const { member } = await max.client.members.setAssignable({ scheduleId, personId, assignable });
      assert.equal(member.assignable, assignable);
    }
  }
  const { member } = await max.client.members.setInvited({ scheduleId, personId: pending, invited: false });
  assert.equal(member.invited, false);
  const key = { scheduleId, personId: ann.id };
  for (const work of [
    () => max.client.members.setAssignable({ ...key, assignable: true }),
    () => max.client.members.setInvited({ ...key, invited: false }),
  ]) {
    assert.equal(await refusedWithoutEffect(app, work), "member.role-above-yours");
  }
});

test("lets viewers change nothing, not even their own assignable flag, but lets them leave [Q10, B66]", async () => {
  const { ann, max, vic, app, scheduleId } = await createTestWorld();
  for (const { id: personId } of [vic, max, ann]) {
    for (const work of [
      () => vic.client.members.setAssignable({ scheduleId, personId, assignable: true }),
      () => vic.client.members.setInvited({ scheduleId, personId, invited: false }),
    ]) {
      assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
    }
  }
  assert.deepEqual(await vic.client.members.leave({ scheduleId }), { scheduleId, personId: vic.id });
});

test("a viewer can be assigned to shifts [B65, B49]", async () => {
  const { ann, vic, scheduleId } = await createTestWorld();
  const { member } = await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  assert.deepEqual([member.role, member.assignable], ["viewer", true]);
});

test("the invited checkbox can change only while auto-send is off and nothing was sent [B46, Q11]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const fixed = { code: "member.invited-fixed", remedy: "turn-auto-send-off" };
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  const key = { scheduleId, personId: await addPending({ ann, scheduleId }, "Nia") };
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: true });
  assert.deepEqual(await refusal(ann.client.members.setInvited({ ...key, invited: false })), fixed);
  await ann.client.schedules.setAutoSend({ scheduleId, autoSend: false });
  assert.equal((await ann.client.members.setInvited({ ...key, invited: false })).member.invited, false);
  for (const personId of [ann.id, max.id]) {
    const sent = ann.client.members.setInvited({ scheduleId, personId, invited: false });
    assert.deepEqual(await refusal(sent), fixed);
  }
});

test("a revoked role stops having an effect with the next request [P24]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  await ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" });
  assert.equal(await codeOf(max.client.schedules.update({ scheduleId, name: "X" })), "request.forbidden");
  await ann.client.members.remove({ scheduleId, personId: max.id });
  assert.equal(await codeOf(max.client.schedules.get({ scheduleId })), "request.not-found");
});

test("lets organization admins do everything on schedules they are not on [Q49]", async () => {
  const { ann, max, vic, boss, scheduleId } = await createTestWorld();
  const { schedule } = await boss.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.myRole, schedule.refused], ["admin", {}]);
  await boss.client.members.setRole({ scheduleId, personId: max.id, role: "admin" });
  await boss.client.members.remove({ scheduleId, personId: ann.id });
  await boss.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  assert.equal(await codeOf(boss.client.members.leave({ scheduleId })), "request.not-found");
  assert.equal(await codeOf(boss.client.members.remove({ scheduleId, personId: max.id })), "member.last-admin");
});

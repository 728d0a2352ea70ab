import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { eventsOf, plan } from "./shifts.fixture.ts";

test("frees a slot when two people on the same shift are merged, and keeps what was accepted [P02, B63]", async () => {
  const { app, ann, mailer, scheduleId } = await createMailedWorld();
  const personId = await addAddress(ann.client, scheduleId, "pia@pending.example");
  await app.rollcall.dispatchMail();
  const token = mailer.tokenTo("pia@pending.example");
  const me = await app.user("Pia", { email: "pia@pending.example", emailVerified: false });
  await ann.client.members.add({ scheduleId, people: [{ personId: me.id }] });
  const assignees = [{ personId: me.id, state: "confirmed" as const }, { personId }];
  const { id: shiftId } = await plan(ann, scheduleId, { slots: 2, assignees });
  await ann.client.members.remove({ scheduleId, personId: me.id });
  await me.client.invitations.accept({ token });
  const { rows } = await ann.client.shifts.list({ scheduleId, unfilled: true });
  assert.deepEqual(
    rows.map(({ id, status, filled, assignees: people }) => [id, status, filled, people.map((one) => one.state)]),
    [[shiftId, "offered", 1, ["confirmed"]]],
  );
  const { shift } = await ann.client.shifts.assign({ scheduleId, shiftId, personId: ann.id, state: "confirmed" });
  assert.deepEqual([shift.status, shift.filled], ["confirmed", 2]);
});

test("publishes the freed slots on every schedule, and gives them to the next person [P02, X13]", async () => {
  const { app, ann, max, vic, mailer, scheduleId } = await createMailedWorld();
  const email = "pia@pending.example";
  const personId = await addAddress(ann.client, scheduleId, email);
  const other = await app.schedule(ann, "Day desk");
  assert.equal(await addAddress(ann.client, other, email), personId);
  await app.rollcall.dispatchMail();
  const token = mailer.tokenTo(email);
  const me = await app.user("Pia", { email, emailVerified: false });
  const key = { scheduleId, shiftId: "" };
  for (const id of [other, scheduleId]) {
    await ann.client.members.add({ scheduleId: id, people: [{ personId: me.id }] });
    key.shiftId = (await plan(ann, id, { slots: 3, assignees: [{ personId: me.id }, { personId }] })).id;
    await ann.client.members.remove({ scheduleId: id, personId: me.id });
  }
  await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  await ann.client.offers.create({ ...key, personIds: [max.id, vic.id] });
  await max.client.offers.accept({ ...key, version: 1 });
  await vic.client.offers.joinWaitlist(key);
  await me.client.invitations.accept({ token });
  const freed = async (id: string) =>
    (await eventsOf(app, id)).filter(({ type, was }) => type === "shift-assigned" && was === me.id).length;
  assert.deepEqual([await freed(scheduleId), await freed(other)], [1, 1]);
  await app.rollcall.jobs.find(({ name }) => name === "offers.advance")?.run();
  const { assignees } = (await ann.client.shifts.get(key)).shift;
  assert.deepEqual(new Set(assignees.map((one) => one.personId)), new Set([personId, max.id, vic.id]));
});

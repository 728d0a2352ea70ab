import assert from "node:assert/strict";
import test from "node:test";
import { addAddress, createMailedWorld } from "../testing/fake-mailer.fixture.ts";
import { plan } from "./shifts.fixture.ts";

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

import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { eventsOf, past, plan } from "./shifts.fixture.ts";

test("assigns shifts to assignable viewers as to other members [B65, Q10]", async () => {
  const { ann, vic, scheduleId } = await createTestWorld();
  await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  const { id: shiftId } = await plan(ann, scheduleId);
  const { shift } = await ann.client.shifts.assign({ scheduleId, shiftId, personId: vic.id });
  assert.deepEqual(shift.assignees, [{ personId: vic.id, name: "Vic", state: "planned", flagged: false }]);
});

test("assigns shifts to external members, shown by address until they have a name [Q50, B65]", async () => {
  const { ann, boss, scheduleId } = await createTestWorld();
  const { person } = await boss.client.people.create({ firstName: "Wim", lastName: "W", email: "wim@work.example" });
  const people = [{ personId: person.id }, { address: "una@work.example" }];
  const { results } = await ann.client.members.add({ scheduleId, people });
  assert(results[1]?.status === "added");
  const external = await plan(ann, scheduleId, { assignees: [{ personId: person.id }] });
  assert.equal(external.assignees[0]?.name, "Wim W");
  assert.equal(
    (await plan(ann, scheduleId, { assignees: [{ personId: results[1].member.personId }] })).assignees[0]?.name,
    "una@work.example",
  );
});

test("assigns upcoming shifts to assignable members only, regardless of their role [B50, B53]", async () => {
  const { app, ann, max, vic, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId);
  const reason = { code: "member.not-assignable", remedy: "make-assignable" };
  assert.deepEqual(await refusal(ann.client.shifts.assign({ scheduleId, shiftId, personId: vic.id })), reason);
  assert.equal(
    await refusedWithoutEffect(app, () => plan(ann, scheduleId, { assignees: [{ personId: vic.id }] })),
    reason.code,
  );
  await ann.client.members.setAssignable({ scheduleId, personId: max.id, assignable: false });
  assert.deepEqual(await max.client.shifts.assign.check({ scheduleId, shiftId, personId: max.id }), {
    allowed: false,
    reasons: [reason],
  });
});

test("assigns a shift that has begun to any member [B50]", async () => {
  const { app, ann, vic, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId, { ...past, assignees: [{ personId: ann.id }] });
  const { shift } = await ann.client.shifts.assign({ scheduleId, shiftId, personId: vic.id });
  assert.deepEqual(shift.assignees, [{ personId: vic.id, name: "Vic", state: "planned", flagged: false }]);
  const upcoming = { start: "2026-02-02T06:00[Europe/Zurich]", end: "2026-02-02T14:00[Europe/Zurich]" };
  const work = () => ann.client.shifts.update({ scheduleId, shiftId, ...upcoming });
  assert.equal(await refusedWithoutEffect(app, work), "member.not-assignable");
});

test("rejects assignees who aren't on the schedule like unknown people [B2, P21]", async () => {
  const { app, ann, oda, boss, stranger, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId);
  const before = await app.everything();
  for (const personId of [oda.id, boss.id, stranger.id, "unknown-person"]) {
    for (const work of [
      () => ann.client.shifts.assign({ scheduleId, shiftId, personId }),
      () => ann.client.shifts.assign.check({ scheduleId, shiftId, personId }),
      () => plan(ann, scheduleId, { assignees: [{ personId }] }),
      () => plan(ann, scheduleId, { ...past, assignees: [{ personId }] }),
    ]) {
      assert.deepEqual(await refusal(work()), { code: "request.not-found" });
    }
  }
  assert.deepEqual(await app.everything(), before);
});

test("rejects the second of two concurrent assignments that name whom they replace; otherwise the last one wins [B63]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId);
  const assign = (personId: string, instead?: string | null) =>
    max.client.shifts.assign({ scheduleId, shiftId, personId, ...(instead !== undefined && { instead }) });
  const answers = await Promise.allSettled([assign(ann.id, null), assign(max.id, null)]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  assert.equal(await codeOf(assign(max.id, null)), "request.stale-version");
  const { shift } = await assign(max.id);
  assert.equal(shift.assignees[0]?.personId, max.id);
  const events = await eventsOf(app, scheduleId);
  const { totals: _totals, ...last } = events.at(-1) ?? {};
  assert.deepEqual(last, { type: "shift-assigned", shiftId, personId: max.id, was: ann.id });
});

test("unassigns a shift [B63]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
  const { shift } = await max.client.shifts.assign({ scheduleId, shiftId, personId: null, instead: max.id });
  assert.deepEqual(shift.assignees, []);
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { eventsOf, plan } from "../shifts/shifts.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

/** A shift on February 2, which Xia has blocked. */
async function openBlocked(start = "2026-02-02T08:00", end = "2026-02-02T16:00") {
  const world = await openWorkers();
  await world.worker.portal.blockDays({ days: ["2026-02-02"] });
  const times = { start: `${start}[Europe/Zurich]`, end: `${end}[Europe/Zurich]` };
  const { id: shiftId } = await plan(world.ann, world.scheduleId, { kind: "Day", ...times });
  return { ...world, asked: { scheduleId: world.scheduleId, shiftId, personId: world.xia.id } };
}

describe("planning a shift with people who may not take it", () => {
  const day = { kind: "Day", start: "2026-02-02T08:00[Europe/Zurich]", end: "2026-02-02T16:00[Europe/Zurich]" };

  it("is refused without a note, and stores the note with the people it concerns [A11, A13]", async () => {
    const { app, ann, sam, xia, yan, scheduleId, asked } = await openBlocked();
    const planned = { ...day, scheduleId, slots: 2, assignees: [{ personId: yan.id }, { personId: xia.id }] };
    const { reasons } = await sam.client.shifts.create.check(planned);
    assert.deepEqual(reasons, [{ code: "worker.unavailable", remedy: "override-with-a-note" }]);
    assert.equal(await codeOf(ann.client.shifts.create(planned)), "worker.unavailable");
    const { shift } = await ann.client.shifts.create({ ...planned, override: "Agreed by phone." });
    const { overrides } = await sam.client.shifts.get({ scheduleId, shiftId: shift.id });
    assert.deepEqual(overrides, [{ personId: asked.personId, note: "Agreed by phone.", by: ann.id }]);
    const events = (await eventsOf(app, scheduleId)).filter(({ type }) => type === "eligibility-overridden");
    assert.deepEqual(events, [
      { type: "eligibility-overridden", shiftId: shift.id, personId: xia.id, reasons: ["worker.unavailable"] },
    ]);
  });

  it("considers the other people on the new shift [A11]", async () => {
    const { ann, sam, xia, yan, scheduleId } = await openWorkers();
    const colleagues = [{ kind: "cannot-work-with" as const, personId: yan.id }];
    await sam.client.profiles.update({ personId: xia.id, set: { colleagues } });
    const planned = { ...day, scheduleId, slots: 2, assignees: [{ personId: xia.id }, { personId: yan.id }] };
    assert.equal(await codeOf(sam.client.shifts.create(planned)), "worker.restricted");
    assert.equal(await codeOf(ann.client.shifts.create(planned)), "worker.unavailable");
    const together = [{ kind: "must-work-with" as const, personId: yan.id }];
    await sam.client.profiles.update({ personId: xia.id, set: { colleagues: together } });
    await sam.client.shifts.create(planned);
  });

  it("is allowed in the past [B50]", async () => {
    const { app, ann, xia, scheduleId } = await openBlocked();
    app.clock.advance(28 * 24 * 60 * 60 * 1000);
    await ann.client.shifts.create({ ...day, scheduleId, assignees: [{ personId: xia.id }] });
  });

  it("is refused when a draft is published, unless it was overridden before [A11, A13]", async () => {
    const { ann, sam, xia, yan, scheduleId, worker } = await openWorkers();
    const { id } = await plan(ann, scheduleId, { ...day, slots: 2, assignees: [{ personId: xia.id }] });
    await worker.portal.blockDays({ days: ["2026-02-02"] });
    await yan.browser.client.portal.blockDays({ days: ["2026-02-02"] });
    const override = "Yan offered to come.";
    await ann.client.shifts.assign({ scheduleId, shiftId: id, personId: yan.id, override });
    const asked = { scheduleId, shiftIds: [id], state: "offered" as const };
    assert.equal(await codeOf(ann.client.shifts.publish(asked)), "worker.unavailable");
    assert.equal(await codeOf(ann.client.shifts.publish.dryRun(asked)), "worker.unavailable");
    await ann.client.shifts.publish({ ...asked, override: "Agreed by phone." });
    const { overrides } = await sam.client.shifts.get({ scheduleId, shiftId: id });
    assert.deepEqual(
      overrides.map(({ personId, note }) => [personId, note]),
      [
        [xia.id, "Agreed by phone."],
        [yan.id, override],
      ],
    );
  });
});

describe("assigning a person who may not take the shift", () => {
  it("is refused with the reason, in check and dry run too [A11, A13]", async () => {
    const { ann, sam, yan, asked } = await openBlocked();
    assert.equal(await codeOf(sam.client.shifts.assign(asked)), "worker.unavailable");
    const { allowed, reasons } = await sam.client.shifts.assign.check(asked);
    assert.deepEqual([allowed, reasons], [false, [{ code: "worker.unavailable", remedy: "override-with-a-note" }]]);
    assert.equal(await codeOf(ann.client.shifts.assign.dryRun(asked)), "worker.unavailable");
    await ann.client.shifts.assign({ ...asked, personId: yan.id });
  });

  it("is possible with a note, which only people who plan can read [A11, Q60]", async () => {
    const { app, ann, max, sam, asked, scheduleId } = await openBlocked();
    await ann.client.members.setRole({ scheduleId, personId: max.id, role: "viewer" });
    assert.equal(await codeOf(ann.client.shifts.assign({ ...asked, override: " " })), "request.invalid");
    const { shift } = await ann.client.shifts.assign({ ...asked, override: "Agreed by phone." });
    assert.deepEqual(
      shift.assignees.map(({ personId }) => personId),
      [asked.personId],
    );
    const key = { scheduleId, shiftId: asked.shiftId };
    const notes = [{ personId: asked.personId, note: "Agreed by phone.", by: ann.id }];
    assert.deepEqual((await sam.client.shifts.get(key)).overrides, notes);
    assert.deepEqual((await max.client.shifts.get(key)).overrides, []);
    const overridden = (await eventsOf(app, scheduleId)).filter(({ type }) => type === "eligibility-overridden");
    assert.deepEqual(
      overridden.map(({ personId, reasons }) => [personId, reasons]),
      [[asked.personId, ["worker.unavailable"]]],
    );
  });

  it("hides from members of the schedule why a person is unavailable [Q60]", async () => {
    const { ann, sam, asked, worker } = await openBlocked();
    await worker.portal.unblockDays({ days: ["2026-02-02"] });
    const { request } = await worker.portal.requestTimeOff({ firstDay: "2026-02-02", lastDay: "2026-02-02" });
    await sam.client.availability.decide({ decisions: [{ requestId: request.id, state: "approved" }] });
    assert.equal(await codeOf(ann.client.shifts.assign(asked)), "worker.unavailable");
    assert.equal(await codeOf(sam.client.shifts.assign(asked)), "worker.on-time-off");
  });

  it("is allowed once the shift has begun [B50]", async () => {
    const { app, ann, asked } = await openBlocked();
    app.clock.advance(28 * 24 * 60 * 60 * 1000);
    await ann.client.shifts.assign(asked);
  });

  it("removes the note when the person is erased [Q49]", async () => {
    const { app, ann, boss, xia, asked, scheduleId } = await openBlocked();
    await ann.client.shifts.assign({ ...asked, override: "Zq7 agreed by phone." });
    await boss.client.people.erase({ personId: xia.id });
    await app.rollcall.sweep();
    assert.equal(JSON.stringify(await app.everything()).includes("Zq7"), false, scheduleId);
  });
});

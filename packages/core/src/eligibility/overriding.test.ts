import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openWorkers } from "../availability/availability.fixture.ts";
import { eventsOf, plan } from "../shifts/shifts.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";

/** A shift on 2 February, which Xia has blocked. */
async function openBlocked(start = "2026-02-02T08:00", end = "2026-02-02T16:00") {
  const world = await openWorkers();
  await world.worker.portal.blockDays({ days: ["2026-02-02"] });
  const times = { start: `${start}[Europe/Zurich]`, end: `${end}[Europe/Zurich]` };
  const { id: shiftId } = await plan(world.ann, world.scheduleId, { kind: "Day", ...times });
  return { ...world, asked: { scheduleId: world.scheduleId, shiftId, personId: world.xia.id } };
}

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

  it("isn't limited once the shift has begun [B50]", async () => {
    const { app, ann, asked } = await openBlocked();
    app.clock.advance(28 * 24 * 60 * 60 * 1000);
    await ann.client.shifts.assign(asked);
  });

  it("removes the note when the person is erased [P55]", async () => {
    const { app, ann, boss, xia, asked, scheduleId } = await openBlocked();
    await ann.client.shifts.assign({ ...asked, override: "Zq7 agreed by phone." });
    await boss.client.people.erase({ personId: xia.id });
    await app.rollcall.sweep();
    assert.equal(JSON.stringify(await app.everything()).includes("Zq7"), false, scheduleId);
  });
});

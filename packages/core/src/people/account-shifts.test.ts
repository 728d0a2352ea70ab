import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { early, past, plan } from "../shifts/shifts.fixture.ts";

for (const action of ["deactivate", "erase"] as const) {
  test(`keeps a person's upcoming shifts on ${action}, and notifies the schedule [Q21, P25]`, async () => {
    const { app, ann, boss, max, scheduleId } = await createTestWorld();
    const upcoming = await plan(ann, scheduleId, { ...early, assignees: [{ personId: max.id }] });
    const over = await plan(ann, scheduleId, { ...past, assignees: [{ personId: max.id }] });
    const { next, untilReady, abort } = await listen(app, ann, { [scheduleId]: null });
    await untilReady();
    const { effects } = await boss.client.people[action].dryRun({ personId: max.id });
    assert.deepEqual(effects, { schedules: 1, shifts: { count: 1, more: false, ids: [upcoming.id] } });
    await boss.client.people[action]({ personId: max.id });
    const [first, shiftsEvent, ...rest] = change(await next()).events;
    assert(first?.type === "member-changed" || first?.type === "member-removed");
    assert.deepEqual(
      [first.personId, first.because, rest],
      [max.id, action === "erase" ? "erased" : "deactivated", []],
    );
    const event = { type: "shifts-flagged", personId: max.id, shiftIds: [upcoming.id], more: false };
    assert.deepEqual(shiftsEvent, event);
    for (const { id } of [upcoming, over]) {
      const { shift } = await ann.client.shifts.get({ scheduleId, shiftId: id });
      assert.equal(JSON.stringify(shift).includes(max.id), true);
    }
    abort.abort();
  });
}

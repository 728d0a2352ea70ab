import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { maxReleased } from "./release-shifts.ts";
import { early, eventsOf, past, plan } from "./shifts.fixture.ts";

/** Max has a shift that has begun, two upcoming ones and a canceled one; Ann has an upcoming one. */
async function planned() {
  const world = await createTestWorld();
  const { ann, max, scheduleId } = world;
  const mine = { assignees: [{ personId: max.id }] };
  const worked = await plan(ann, scheduleId, { ...past, ...mine });
  const first = await plan(ann, scheduleId, mine);
  const second = await plan(ann, scheduleId, { ...mine, end: "2026-02-02T15:00[Europe/Zurich]", status: "confirmed" });
  const cancelled = await plan(ann, scheduleId, mine);
  await ann.client.shifts.update({ scheduleId, shiftId: cancelled.id, status: "cancelled" });
  await plan(ann, scheduleId, { assignees: [{ personId: ann.id }] });
  return { ...world, worked, cancelled, upcoming: [first.id, second.id].sort() };
}

test("returns the affected upcoming shifts in a dry run of removing or unassigning a member [X3, B50, Q21]", async () => {
  const { app, ann, max, scheduleId, upcoming } = await planned();
  const before = await app.everything();
  const key = { scheduleId, personId: max.id };
  for (const { effects, events } of [
    await ann.client.members.remove.dryRun(key),
    await ann.client.members.setAssignable.dryRun({ ...key, assignable: false }),
  ]) {
    const { shifts } = effects;
    assert.deepEqual({ ...shifts, ids: [...shifts.ids].sort() }, { count: 2, more: false, ids: upcoming });
    assert.equal(events[1]?.type, "shifts-flagged");
  }
  assert.deepEqual(await app.everything(), before);
});

test("keeps past and upcoming shifts of a removed member and flags the upcoming ones [Q21, P25]", async () => {
  const { app, ann, max, vic, scheduleId, worked, cancelled, upcoming } = await planned();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const { rows } = await vic.client.shifts.list({ scheduleId, from: "1970-01-01T00:00:00Z", personId: max.id });
  const flagged = rows.map(({ id, assignees: [assignee] }) => [id, assignee?.name, assignee?.flagged] as const);
  assert.deepEqual(
    new Set(flagged.map((row) => JSON.stringify(row))),
    new Set(
      [
        [worked.id, "Max", false] as const,
        [cancelled.id, "Max", false] as const,
        ...upcoming.map((id) => [id, "Max", true] as const),
      ].map((row) => JSON.stringify(row)),
    ),
  );
  const messages = (await eventsOf(app, scheduleId)).find(({ type }) => type === "shifts-flagged");
  assert.deepEqual(
    [messages?.["personId"], (messages?.["shiftIds"] as string[] | undefined)?.toSorted()],
    [max.id, upcoming],
  );
});

test("flags upcoming shifts of a member who is no longer assignable, until they are assignable again [B50, Q21]", async () => {
  const { ann, max, scheduleId, upcoming } = await planned();
  const key = { scheduleId, personId: max.id };
  const flagged = async () => {
    const { shifts, next } = await ann.client.shifts.listHeld({ scheduleId });
    assert.equal(next, null);
    return shifts.map(({ id }) => id).sort();
  };
  assert.deepEqual(await flagged(), []);
  await ann.client.members.setAssignable({ ...key, assignable: false });
  assert.deepEqual(await flagged(), upcoming);
  await ann.client.members.setAssignable({ ...key, assignable: true });
  assert.deepEqual(await flagged(), []);
});

test("releases upcoming shifts of a removed member with one call and keeps past ones [Q21, P25]", async () => {
  const { app, ann, max, scheduleId, worked, cancelled, upcoming } = await planned();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const released = await ann.client.shifts.release({ scheduleId, personId: max.id });
  assert.deepEqual([[...released.shiftIds].sort(), released.more], [upcoming, false]);
  assert.deepEqual(await ann.client.shifts.listHeld({ scheduleId }), { shifts: [], next: null });
  const assigneeOf = async (shiftId: string) =>
    (await ann.client.shifts.get({ scheduleId, shiftId })).shift.assignees[0]?.personId;
  assert.deepEqual([await assigneeOf(worked.id), await assigneeOf(cancelled.id)], [max.id, max.id]);
  for (const shiftId of upcoming) assert.equal(await assigneeOf(shiftId), undefined);
  const { totals: _totals, ...last } = (await eventsOf(app, scheduleId)).at(-1) ?? {};
  assert.deepEqual(last, { type: "shifts-released", personId: max.id, shiftIds: released.shiftIds });
});

test("shows past and upcoming shifts of a member who has been added again [P25]", async () => {
  const { ann, max, scheduleId } = await planned();
  await ann.client.members.remove({ scheduleId, personId: max.id });
  await ann.client.members.add({ scheduleId, people: [{ personId: max.id }] });
  const { rows } = await max.client.shifts.list({ scheduleId, from: past.start, personId: max.id });
  assert.deepEqual(
    rows.map(({ assignees }) => assignees[0]?.flagged),
    [false, false, false, false],
  );
});

test("doesn't count a shift that starts now as upcoming [B50]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const begins = Date.UTC(2026, 1, 2, 5);
  app.clock.set(begins - 1);
  assert.equal((await ann.client.shifts.listHeld({ scheduleId })).shifts.length, 1);
  app.clock.set(begins);
  assert.equal((await ann.client.shifts.listHeld({ scheduleId })).shifts.length, 0);
  assert.deepEqual(await ann.client.shifts.release({ scheduleId, personId: max.id }), { shiftIds: [], more: false });
  assert.equal((await ann.client.shifts.list({ scheduleId, from: early.start })).rows[0]?.assignees[0]?.flagged, false);
});

test("releases many upcoming shifts in bounded steps [Q21]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const count = maxReleased + 3;
  for (let i = 0; i < count; i++) await plan(ann, scheduleId, { assignees: [{ personId: max.id }] });
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const first = await ann.client.shifts.listHeld({ scheduleId });
  assert.equal(first.shifts.length, 500);
  const rest = await ann.client.shifts.listHeld({ scheduleId, ...(first.next !== null && { after: first.next }) });
  assert.deepEqual([rest.shifts.length, rest.next], [3, null]);
  const release = () => ann.client.shifts.release({ scheduleId, personId: max.id });
  const [one, two, three] = [await release(), await release(), await release()];
  assert.deepEqual([one.shiftIds.length, one.more], [maxReleased, true]);
  assert.deepEqual([two.shiftIds.length, two.more], [3, false]);
  assert.deepEqual(three, { shiftIds: [], more: false });
});

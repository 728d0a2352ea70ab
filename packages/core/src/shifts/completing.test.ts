import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { eventsOf, plan } from "./shifts.fixture.ts";
import { releasedRetention } from "./sweep-assignments.ts";

const stores = {
  memory: () => createMemoryStore(),
  sqlite: () => createSqliteStore({ path: ":memory:" }),
};

for (const [name, open] of Object.entries(stores)) {
  test(`completes published shifts once they have ended, each once, with ${name} [B63]`, async () => {
    const { app, ann, max, scheduleId } = await createTestWorld({ store: open() });
    const assignees = [{ personId: max.id }];
    const confirmed = await plan(ann, scheduleId, { assignees, status: "confirmed" });
    const offered = await plan(ann, scheduleId, { assignees, status: "offered" });
    const draft = await plan(ann, scheduleId, { assignees });
    const later = await plan(ann, scheduleId, {
      ...{ start: "2026-02-02T08:00[Europe/Zurich]", end: "2026-02-02T16:00[Europe/Zurich]" },
      ...{ assignees, status: "confirmed" },
    });
    const statuses = async () =>
      Promise.all(
        [confirmed, offered, draft, later].map(
          async ({ id: shiftId }) => (await ann.client.shifts.get({ scheduleId, shiftId })).shift.status,
        ),
      );
    const job = app.rollcall.jobs.find(({ name }) => name === "shifts.complete");
    const complete = async () => (await job?.run()) as number;
    app.clock.set(Date.UTC(2026, 1, 2, 13) - 1);
    assert.equal(await complete(), 0);
    app.clock.advance(1);
    const counts = await Promise.all([complete(), complete(), complete()]);
    assert.equal(
      counts.reduce((sum, count) => sum + count, 0),
      2,
    );
    assert.deepEqual(await statuses(), ["completed", "completed", "draft", "confirmed"]);
    const events = (await eventsOf(app, scheduleId)).filter(({ type }) => type === "shifts-completed");
    assert.deepEqual(events.flatMap(({ shiftIds }) => shiftIds).toSorted(), [confirmed.id, offered.id].toSorted());
    const { shift } = await ann.client.shifts.get({ scheduleId, shiftId: confirmed.id });
    assert.deepEqual([shift.assignees[0]?.state, shift.filled], ["confirmed", 1]);
    await app.rollcall.close();
  });
}

test("deletes released assignments after 30 days and keeps the others [B63]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const assignees = [ann, max].map(({ id: personId }) => ({ personId, state: "confirmed" as const }));
  const { id: shiftId } = await plan(ann, scheduleId, { slots: 2, assignees });
  await ann.client.shifts.assign({ scheduleId, shiftId, personId: null, instead: max.id });
  const kept = async () =>
    ((await app.everything()) as readonly (readonly Readonly<Record<string, unknown>>[])[])
      .flat()
      .filter((row) => row["shiftId"] === shiftId && "revision" in row).length;
  app.clock.advance(releasedRetention);
  await app.rollcall.sweep();
  assert.equal(await kept(), 2);
  app.clock.advance(1);
  await app.rollcall.sweep();
  assert.equal(await kept(), 1);
});

import assert from "node:assert/strict";
import test from "node:test";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";

const weeks = ["2026-02-02T00:00:00Z", "2026-02-09T00:00:00Z", "2026-02-16T00:00:00Z"];

test("sums the caller's confirmed and offered hours of each week, without drafts and canceled shifts [A55, A64, P42]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const plan = async (
    start: string,
    end: string,
    status: "draft" | "offered" | "confirmed" | "cancelled",
    by = max,
  ) => {
    const when = { start: `2026-02-${start}:00+00:00[UTC]`, end: `2026-02-${end}:00+00:00[UTC]` };
    const assignees = [{ personId: by.id }];
    const { shift } = await ann.client.shifts.create({ scheduleId, kind: "Night", ...when, assignees });
    if (status !== "draft") await ann.client.shifts.update({ scheduleId, shiftId: shift.id, status });
  };
  await plan("03T08:00", "03T16:30", "confirmed");
  // Three hours of this one are in the second week.
  await plan("08T22:00", "09T03:00", "confirmed");
  await plan("10T08:00", "10T12:00", "offered");
  await plan("11T08:00", "11T16:00", "draft");
  await plan("12T08:00", "12T16:00", "cancelled");
  await plan("13T08:00", "13T16:00", "confirmed", ann);
  const { weeks: hours } = await max.client.portal.getHours({ weeks });
  assert.deepEqual(
    hours.map(({ confirmed, offered }) => [confirmed / 60, offered / 60]),
    [
      [10.5, 0],
      [3, 4],
    ],
  );
  for (const wrong of [[weeks[1], weeks[0]], [weeks[0]], ["2026-02-02T00:00:00Z", "2027-02-02T00:00:00Z"]])
    assert.equal(await codeOf(max.client.portal.getHours({ weeks: wrong as string[] })), "request.invalid");
});

test("counts a shift of several weeks in every week that it touches [A55, A64]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const when = { start: "2026-01-15T00:00+00:00[UTC]", end: "2026-02-12T00:00+00:00[UTC]" };
  const planned = { scheduleId, kind: "Voyage", ...when, assignees: [{ personId: max.id }] };
  await ann.client.shifts.create({ ...planned, status: "confirmed" });
  const { weeks: hours } = await max.client.portal.getHours({ weeks });
  assert.deepEqual(
    hours.map(({ confirmed }) => confirmed / 60),
    [7 * 24, 3 * 24],
  );
  app.clock.set(Date.UTC(2026, 1, 11));
  const { cards } = await max.client.portal.get({});
  assert.match(JSON.stringify(cards), /"count":1/);
  assert.equal((await max.client.portal.listShifts({})).rows.length, 1);
});

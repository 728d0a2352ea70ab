import assert from "node:assert/strict";
import test from "node:test";
import { defineDomain } from "../identity/domain.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { assignments } from "./assignments.ts";
import { plan } from "./shifts.fixture.ts";
import { list } from "../kernel/store/query.ts";
import { addWorkedTime } from "./worked-time.ts";

const february = { from: "2026-02-01T00:00:00Z", until: "2026-03-01T00:00:00Z" } as const;

/** The times of a shift of eight hours on a day of February. */
const on = (day: number) => {
  const date = `2026-02-${String(day).padStart(2, "0")}`;
  return { start: `${date}T08:00[UTC]`, end: `${date}T16:00[UTC]` };
};

test("adds up the hours of confirmed shifts in a period by person, including those of people who left [B63]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  const confirmed = (personId: string) => ({ assignees: [{ personId }], status: "confirmed" as const });
  await plan(ann, scheduleId, { ...on(2), ...confirmed(max.id) });
  await plan(ann, scheduleId, { ...on(3), ...confirmed(max.id), end: "2026-02-03T12:30[UTC]" });
  const changed = await plan(ann, scheduleId, { ...on(4), ...confirmed(ann.id) });
  await ann.client.shifts.update({ scheduleId, shiftId: changed.id, venue: "Hall 4" });
  const gone = await plan(ann, scheduleId, { ...on(5), ...confirmed(ann.id) });
  await ann.client.shifts.update({ scheduleId, shiftId: gone.id, status: "cancelled" });
  await plan(ann, scheduleId, { ...on(6), assignees: [{ personId: max.id }] });
  await plan(ann, scheduleId, { ...on(7), assignees: [{ personId: max.id }], status: "offered" });
  const next = { start: "2026-03-01T00:00[UTC]", end: "2026-03-01T08:00[UTC]" };
  await plan(ann, scheduleId, { ...next, ...confirmed(max.id) });
  await ann.client.members.remove({ scheduleId, personId: max.id });
  const { rows, next: after } = await ann.client.shifts.listHours({ scheduleId, ...february });
  assert.deepEqual(
    rows.map(({ name, shifts, planned }) => [name, shifts, planned]),
    [
      ["Max", 2, 750],
      ["Ann", 1, 480],
    ],
  );
  assert.deepEqual([after, "worked" in (rows[0] ?? {})], [null, false]);
});

test("pages by shift, and counts each once [B63]", async () => {
  const { ann, max, scheduleId } = await createTestWorld();
  for (let day = 1; day <= 5; day++) {
    await plan(ann, scheduleId, { ...on(day), assignees: [{ personId: max.id }], status: "confirmed" });
  }
  const counts: number[] = [];
  for (let after: string | null | undefined; after !== null;) {
    const page = await ann.client.shifts.listHours({
      ...{ scheduleId, ...february, limit: 2 },
      ...(after !== undefined && { after }),
    });
    counts.push(...page.rows.map(({ shifts }) => shifts));
    after = page.next;
  }
  assert.deepEqual(counts, [2, 2, 1]);
});

test("lists hours only for people who plan, and for at most a year [B65, P21]", async () => {
  const { ann, boss, vic, stranger, scheduleId } = await createTestWorld();
  const asked = { scheduleId, ...february };
  assert.equal(await codeOf(vic.client.shifts.listHours(asked)), "request.forbidden");
  assert.equal(await codeOf(stranger.client.shifts.listHours(asked)), "request.not-found");
  for (const until of [february.from, "2027-02-03T00:00:00Z"]) {
    assert.equal(await codeOf(ann.client.shifts.listHours({ ...asked, until })), "request.invalid");
  }
  await boss.client.schedules.archive({ scheduleId });
  assert.deepEqual((await ann.client.shifts.listHours(asked)).rows, []);
});

const recordsOf = list(assignments, "assignee", 3);

test("includes worked minutes if a domain records them [B63]", async () => {
  const worked = addWorkedTime({
    load: (held) =>
      Object.fromEntries(
        held.map(({ scheduleId, shiftId, personId }) => [
          shiftId,
          recordsOf({ equal: [scheduleId, personId, true], limit: 1 }),
        ]),
      ),
    minutesOf:
      (known) =>
      ({ shiftId }) =>
        known[shiftId]?.[0]?.shiftId === shiftId ? 470 : undefined,
  });
  const domains = [defineDomain({ name: "timeClock", reactions: [worked] })];
  const { ann, max, scheduleId } = await createTestWorld({ domains });
  for (const day of [2, 3]) {
    await plan(ann, scheduleId, { ...on(day), assignees: [{ personId: max.id }], status: "confirmed" });
  }
  const { rows } = await ann.client.shifts.listHours({ scheduleId, ...february });
  assert.deepEqual(
    rows.map(({ planned, worked }) => [planned, worked]),
    [[960, 470]],
  );
});

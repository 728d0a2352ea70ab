import { createSqliteStore } from "@rollcall/storage-sql";
import { Temporal } from "temporal-polyfill";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { isInRule, parseRule } from "./recurrence-rule.ts";
import { plan } from "./shifts.fixture.ts";

const night = {
  kind: "Night",
  start: "2026-01-12T22:00[Europe/Zurich]",
  end: "2026-01-13T06:00[Europe/Zurich]",
  rule: "FREQ=WEEKLY;BYDAY=MO,TH",
} as const;

/** The dates of a rule in the first year. */
function datesOf(rule: string, first: string, most: number): readonly string[] {
  const parsed = parseRule(rule) ?? assert.fail(rule);
  const begin = Temporal.PlainDate.from(first);
  return Array.from({ length: 366 }, (_, days) => begin.add({ days }))
    .filter((date) => isInRule(parsed, begin, date))
    .slice(0, most)
    .map(String);
}

for (const [rule, first, expected] of [
  ["FREQ=DAILY;INTERVAL=3", "2026-02-26", ["2026-02-26", "2026-03-01", "2026-03-04"]],
  ["FREQ=WEEKLY", "2026-01-14", ["2026-01-14", "2026-01-21", "2026-01-28"]],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "2026-01-12", ["2026-01-12", "2026-01-18", "2026-01-26"]],
  ["FREQ=MONTHLY", "2026-01-31", ["2026-01-31", "2026-03-31", "2026-05-31"]],
  ["FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-31", ["2026-01-31", "2026-02-28", "2026-03-31"]],
  ["FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1,15", "2026-01-01", ["2026-01-01", "2026-01-15", "2026-03-01"]],
  ["FREQ=DAILY;UNTIL=20260102", "2026-01-01", ["2026-01-01", "2026-01-02"]],
] as const) {
  test(`repeats by \`${rule}\` from ${first} [B63]`, () => {
    assert.deepEqual(datesOf(rule, first, 3), expected);
  });
}

test("rejects rules with unknown, malformed or contradictory parts [B63]", () => {
  for (const rule of [
    ...["", "FREQ", "FREQ=YEARLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;BYDAY=MO", "FREQ=WEEKLY;BYDAY=1MO"],
    ...["FREQ=DAILY;COUNT=2;UNTIL=20260101", "FREQ=MONTHLY;BYMONTHDAY=32", "FREQ=DAILY;UNTIL=20261301"],
    ...["FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;WKST=SU", "RRULE:FREQ=DAILY", "FREQ=DAILY;COUNT=1e2"],
  ]) {
    assert.equal(parseRule(rule), undefined, rule);
  }
});

for (const [name, parts] of Object.entries({
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
})) {
  test(`creates the shifts of 26 weeks at once and later ones by a job, each once, with ${name} [B63]`, async () => {
    const { app, ann, scheduleId } = await createTestWorld(parts());
    const { shiftIds } = await ann.client.shifts.createSeries({ scheduleId, ...night });
    assert.equal(shiftIds.length, 51);
    const starts = async () => {
      const all: string[] = [];
      for (let after: string | null | undefined; after !== null;) {
        const page = await ann.client.shifts.list({ scheduleId, limit: 200, ...(after !== undefined && { after }) });
        all.push(...page.rows.map(({ start }) => start.slice(0, 25)));
        after = page.next;
      }
      return all;
    };
    const first = await starts();
    assert.deepEqual(first.slice(0, 2), ["2026-01-12T22:00:00+01:00", "2026-01-15T22:00:00+01:00"]);
    assert.equal(first.find((start) => start > "2026-03-29")?.slice(10), "T22:00:00+02:00");
    const job = app.rollcall.jobs.find(({ name }) => name === "series.extend");
    assert.equal(await job?.run(), 0);
    app.clock.advance(7 * 86_400_000);
    const counts = await Promise.all([job?.run(), job?.run()]);
    assert.equal(
      counts.reduce<number>((sum, count) => sum + (count as number), 0),
      2,
    );
    assert.equal(await job?.run(), 0);
    const all = await starts();
    assert.equal(new Set(all).size, all.length);
    await app.rollcall.close();
  });
}

test("keeps wall-clock times across clock changes: skipped times move forward, and the first of a repeated time is used [B63]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const gap = { kind: "Gap", start: "2026-01-25T02:30[Europe/Zurich]", end: "2026-01-25T04:00[Europe/Zurich]" };
  await ann.client.shifts.createSeries({ scheduleId, ...gap, rule: "FREQ=WEEKLY;UNTIL=20260405" });
  const { rows } = await ann.client.shifts.list({ scheduleId, from: "2026-03-25T00:00:00Z", limit: 2 });
  assert.deepEqual(
    rows.map(({ start, end }) => [start.slice(11, 25), end.slice(11, 25)]),
    [
      ["03:30:00+02:00", "04:00:00+02:00"],
      ["02:30:00+02:00", "04:00:00+02:00"],
    ],
  );
});

test("changes all upcoming shifts of a series, or those from a date on, and keeps exceptions and shifts that have begun [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  const asked = { scheduleId, ...night, rule: "FREQ=WEEKLY;COUNT=4" };
  const { seriesId, shiftIds } = await ann.client.shifts.createSeries(asked);
  const [, second = "", third = ""] = shiftIds;
  await ann.client.shifts.update({ scheduleId, shiftId: third, kind: "Special" });
  const shown = async () =>
    (await ann.client.shifts.list({ scheduleId, from: "2026-01-01T00:00:00Z" })).rows.map(
      ({ kind, start }) => `${kind} ${start.slice(8, 16)}`,
    );
  app.clock.set(Date.UTC(2026, 0, 13));
  const all = await ann.client.shifts.updateSeries({ scheduleId, seriesId, kind: "Late", startTime: "20:00" });
  assert.deepEqual([all.seriesId, all.shiftIds.length], [seriesId, 2]);
  assert.deepEqual(await shown(), ["Night 12T22:00", "Late 19T20:00", "Special 26T22:00", "Late 02T20:00"]);
  const later = await ann.client.shifts.updateSeries({ scheduleId, seriesId, from: "2026-01-26", kind: "Last" });
  assert.notEqual(later.seriesId, seriesId);
  assert.deepEqual(await shown(), ["Night 12T22:00", "Late 19T20:00", "Special 26T22:00", "Last 02T20:00"]);
  const ended = await ann.client.shifts.endSeries({ scheduleId, seriesId: later.seriesId });
  assert.deepEqual([ended.shiftIds.length, ended.more], [2, false]);
  const { shift } = await ann.client.shifts.get({ scheduleId, shiftId: second });
  assert.deepEqual([shift.status, shift.kind], ["draft", "Late"]);
  assert.equal((await ann.client.shifts.get({ scheduleId, shiftId: third })).shift.status, "cancelled");
  assert.deepEqual(await ann.client.shifts.endSeries({ scheduleId, seriesId: later.seriesId }), {
    shiftIds: [],
    more: false,
  });
});

test("rejects series that begin long ago, don't match their rule, or have fewer slots than people [B63]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const create = (more: object) => ann.client.shifts.createSeries({ scheduleId, ...night, ...more });
  for (const more of [
    { start: "2025-11-03T22:00[Europe/Zurich]", end: "2025-11-04T06:00[Europe/Zurich]" },
    { rule: "FREQ=WEEKLY;BYDAY=TU" },
    { rule: "FREQ=SECONDLY" },
    { end: night.start },
    { start: "2026-10-25T02:30+02:00[Europe/Zurich]", end: "2026-10-25T02:15+01:00[Europe/Zurich]" },
  ]) {
    assert.equal(await refusedWithoutEffect(app, () => create(more)), "request.invalid");
  }
  const { seriesId, shiftIds } = await create({ slots: 2 });
  const shiftId = shiftIds[0] ?? "";
  for (const { id: personId } of [ann, max]) await ann.client.shifts.assign({ scheduleId, shiftId, personId });
  const { details } = await refusal(
    ann.client.shifts.updateSeries({ scheduleId, seriesId, slots: 1 }),
    "request.invalid",
  );
  assert.equal(details?.issues[0]?.field, "slots");
  const late = { scheduleId, seriesId, from: "2099-01-01", kind: "Late" };
  assert.equal(await refusedWithoutEffect(app, () => ann.client.shifts.updateSeries(late)), "request.invalid");
  const other = await plan(ann, scheduleId);
  assert.equal(
    await refusedWithoutEffect(app, () => ann.client.shifts.endSeries({ scheduleId, seriesId: other.id })),
    "request.not-found",
  );
});

test("moves no shift of a series into the past [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  const asked = { scheduleId, ...night, rule: "FREQ=DAILY;COUNT=3" };
  const { seriesId, dates, more } = await ann.client.shifts.createSeries(asked);
  assert.deepEqual([dates, more], [["2026-01-12", "2026-01-13", "2026-01-14"], false]);
  app.clock.set(Date.UTC(2026, 0, 12, 12));
  const move = (from?: string) => {
    const times = { startTime: "08:00", endTime: "12:00" };
    return ann.client.shifts.updateSeries({ scheduleId, seriesId, ...times, ...(from !== undefined && { from }) });
  };
  assert.equal(await refusedWithoutEffect(app, () => move()), "request.invalid");
  assert.equal((await move("2026-01-13")).shiftIds.length, 2);
  const { rows } = await ann.client.shifts.list({ scheduleId });
  assert.deepEqual(
    rows.map(({ start, series }) => [start.slice(8, 16), series?.date]),
    [
      ["12T22:00", "2026-01-12"],
      ["13T08:00", "2026-01-13"],
      ["14T08:00", "2026-01-14"],
    ],
  );
});

test("ends a series from a date on, and creates no later shifts [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  const { seriesId, shiftIds } = await ann.client.shifts.createSeries({ scheduleId, ...night });
  const end = (from: string) => ann.client.shifts.endSeries({ scheduleId, seriesId, from });
  assert.equal(await refusedWithoutEffect(app, () => end("2099-01-01")), "request.invalid");
  assert.deepEqual(await end("2026-01-16"), { shiftIds: shiftIds.slice(2), more: false });
  assert.deepEqual(await end("2026-01-16"), { shiftIds: [], more: false });
  app.clock.advance(26 * 7 * 86_400_000);
  assert.equal(await app.rollcall.jobs.find(({ name }) => name === "series.extend")?.run(), 0);
  const { rows } = await ann.client.shifts.list({ scheduleId, from: "2026-01-01T00:00:00Z", limit: 3 });
  assert.deepEqual(
    rows.map(({ status }) => status),
    ["draft", "draft", "cancelled"],
  );
});

test("also moves a shift's end if clocks skip its start and it would otherwise end before it begins [B63]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const first = { kind: "Watch", start: "2026-03-28T02:30[Europe/Zurich]", end: "2026-03-28T03:15[Europe/Zurich]" };
  await ann.client.shifts.createSeries({ scheduleId, ...first, rule: "FREQ=DAILY;COUNT=3" });
  await ann.client.shifts.copy({ scheduleId, from: "2026-03-28", to: "2026-03-29", days: 1 });
  assert.deepEqual(
    (await ann.client.shifts.list({ scheduleId })).rows.map(({ start, end }) => [start.slice(8, 22), end.slice(8, 22)]),
    [
      ["28T02:30:00+01", "28T03:15:00+01"],
      ["29T03:30:00+02", "29T04:15:00+02"],
      ["29T03:30:00+02", "29T04:15:00+02"],
      ["30T02:30:00+02", "30T03:15:00+02"],
    ],
  );
});

test("keeps the length of shifts over 24 hours when other values of their series change [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  const times = { start: "2026-01-12T06:00[Europe/Zurich]", end: "2026-01-13T07:00[Europe/Zurich]" };
  const { seriesId } = await ann.client.shifts.createSeries({
    scheduleId,
    kind: "Watch",
    ...times,
    rule: "FREQ=WEEKLY",
  });
  await ann.client.shifts.updateSeries({ scheduleId, seriesId, notes: "Bring boots." });
  app.clock.set(Date.UTC(2026, 7, 1));
  await app.rollcall.jobs.find(({ name }) => name === "series.extend")?.run();
  const { rows } = await ann.client.shifts.list({ scheduleId, from: "2026-12-01T00:00:00Z" });
  assert.deepEqual(
    [rows[0]?.start.slice(8, 13), rows[0]?.end.slice(8, 13), rows[0]?.notes],
    ["07T06", "08T07", "Bring boots."],
  );
});

import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import type { RollcallOptions } from "../composition/rollcall-options.ts";
import { eventsOf } from "../shifts/shifts.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import { openWorkers } from "./availability.fixture.ts";

const february = { firstDay: "2026-02-01", lastDay: "2026-02-28" };

const stores: Readonly<Record<string, () => Partial<RollcallOptions>>> = {
  memory: () => ({}),
  sqlite: () => ({ store: createSqliteStore({ path: ":memory:" }) }),
};

for (const [name, parts] of Object.entries(stores)) {
  test(`a worker blocks and unblocks several days in one call, over ${name} [A51, A68]`, async () => {
    const { worker } = await openWorkers(parts());
    const days = ["2026-02-12", { firstDay: "2026-02-02", lastDay: "2026-02-04" }];
    const { dates, isPending } = await worker.portal.blockDays({ days, reason: "Holidays" });
    assert.deepEqual(dates, ["2026-02-02", "2026-02-03", "2026-02-04", "2026-02-12"]);
    assert.equal(isPending, false);
    const { days: shown, timeZone, today } = await worker.portal.getAvailability(february);
    assert.deepEqual([timeZone, today], ["Europe/Zurich", "2026-01-05"]);
    assert.deepEqual(
      shown.map(({ date, parts: blocked, kind, state, reason }) => [date, blocked, kind, state, reason]),
      dates.map((date) => [date, [], "block", "approved", "Holidays"]),
    );
    const { dates: unblocked } = await worker.portal.unblockDays({ days: ["2026-02-03", "2026-02-20"] });
    assert.deepEqual(unblocked, ["2026-02-03"]);
    const { days: left } = await worker.portal.getAvailability(february);
    assert.deepEqual(
      left.map(({ date }) => date),
      ["2026-02-02", "2026-02-04", "2026-02-12"],
    );
  });
}

test("blocking a day previews the accepted shifts on that day, and overnight shifts on both of their days [Q29, Q30, A51]", async () => {
  const { worker, accept } = await openWorkers();
  const overnight = await accept("2026-02-03T22:00", "2026-02-04T06:00");
  const untilMidnight = await accept("2026-02-05T16:00", "2026-02-06T00:00");
  await accept("2026-02-04T08:00", "2026-02-04T16:00", { status: "offered" });
  const clashesOn = async (date: string) => {
    const { effects } = await worker.portal.blockDays.dryRun({ days: [date] });
    return effects.clashes.map(({ shiftId, dates }) => [shiftId, dates]);
  };
  assert.deepEqual(await clashesOn("2026-02-03"), [[overnight, ["2026-02-03", "2026-02-04"]]]);
  assert.deepEqual(await clashesOn("2026-02-04"), [[overnight, ["2026-02-03", "2026-02-04"]]]);
  assert.deepEqual(await clashesOn("2026-02-05"), [[untilMidnight, ["2026-02-05"]]]);
  assert.deepEqual(await clashesOn("2026-02-06"), []);
  assert.deepEqual((await worker.portal.getAvailability(february)).days, []);
});

test("days follow the time zone of the worker's profile, or otherwise the schedule's [Q30, Q57]", async () => {
  const { worker, accept } = await openWorkers();
  await accept("2026-02-03T02:00", "2026-02-03T05:00");
  const clashes = async (date: string) =>
    (await worker.portal.blockDays.dryRun({ days: [date] })).effects.clashes.flatMap(({ dates }) => dates);
  assert.deepEqual([await clashes("2026-02-02"), await clashes("2026-02-03")], [[], ["2026-02-03"]]);
  await worker.portal.updateProfile({ set: { timeZone: "America/New_York" } });
  assert.deepEqual([await clashes("2026-02-02"), await clashes("2026-02-03")], [["2026-02-02"], []]);
});

test("blocking a day keeps the accepted shift and raises a conflict for the schedule [Q29]", async () => {
  const { app, worker, xia, yan, accept, scheduleId, ann, seenBy } = await openWorkers();
  const shiftId = await accept("2026-02-03T08:00", "2026-02-03T16:00");
  await accept("2026-02-03T08:00", "2026-02-03T16:00", { personId: yan.id });
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  await worker.portal.blockDays({ days: ["2026-02-03"], reason: "Dentist" });
  const { shift } = await ann.client.shifts.get({ scheduleId, shiftId });
  assert.deepEqual([shift.status, shift.assignees[0]?.personId], ["confirmed", xia.id]);
  assert.deepEqual((await seenBy(ann))?.conflicts, [shiftId]);
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.number, number + 1);
  const events = (await eventsOf(app, scheduleId)).slice(-2);
  assert.deepEqual(events, [
    { type: "availability-changed", personId: xia.id },
    { type: "availability-conflict-raised", personId: xia.id, shiftIds: [shiftId] },
  ]);
  assert.deepEqual((await eventsOf(app, xia.id)).at(-1), { type: "availability-changed", personId: xia.id });
  await worker.portal.unblockDays({ days: ["2026-02-03"] });
  assert.deepEqual((await seenBy(ann))?.conflicts, []);
});

test("blocking a day again writes nothing, and past days can't be changed [A51]", async () => {
  const { app, worker } = await openWorkers();
  await worker.portal.blockDays({ days: ["2026-02-03"] });
  const before = await app.everything();
  assert.deepEqual((await worker.portal.blockDays({ days: ["2026-02-03"] })).dates, []);
  assert.deepEqual((await worker.portal.unblockDays({ days: ["2026-02-09"] })).dates, []);
  assert.equal(await codeOf(worker.portal.blockDays({ days: ["2026-01-04"] })), "availability.day-passed");
  assert.equal(await codeOf(worker.portal.unblockDays({ days: ["2026-01-04"] })), "availability.day-passed");
  assert.deepEqual(await app.everything(), before);
  assert.deepEqual((await worker.portal.blockDays({ days: ["2026-01-05"] })).dates, ["2026-01-05"]);
});

test("rejects text that isn't a date, including in ranges [P26]", async () => {
  const { worker } = await openWorkers();
  for (const text of ["", "tomorrow", "2026-2-3", "2026-02-30", "+275760-09-14", "\u0000"]) {
    const ranges = [
      { firstDay: text, lastDay: "2026-02-08" },
      { firstDay: "2026-02-02", lastDay: text },
    ];
    for (const range of ranges) {
      assert.equal(await codeOf(worker.portal.getAvailability(range)), "request.invalid");
      assert.equal(await codeOf(worker.portal.requestTimeOff(range)), "request.invalid");
      assert.equal(await codeOf(worker.portal.blockDays({ days: [range] })), "request.invalid");
      assert.equal(await codeOf(worker.portal.unblockDays({ days: [range] })), "request.invalid");
    }
  }
});

test("rejects dates that don't exist, reversed ranges and more than 366 days [P26]", async () => {
  const { worker } = await openWorkers();
  const wrong = [
    ["2026-02-30"],
    ["2026-2-3"],
    ["+012026-02-03"],
    [{ firstDay: "2026-02-04", lastDay: "2026-02-03" }],
    [{ firstDay: "2026-02-04", lastDay: "2027-02-05" }],
    [{ firstDay: "2026-02-04", lastDay: "2027-02-04" }, "2028-01-01"],
    [],
  ];
  for (const days of wrong) assert.equal(await codeOf(worker.portal.blockDays({ days })), "request.invalid");
});

test("offers only whole days unless the host allows parts of days [A69, X18]", async () => {
  const morning = { days: ["2026-02-03"], parts: [{ from: "00:00", until: "12:00" }] };
  const early = { days: ["2026-02-03"], parts: [{ from: "08:00", until: "10:00" }] };
  const whole = await openWorkers();
  assert.equal((await whole.worker.portal.getAvailability(february)).offers.dayParts, "none");
  assert.equal(await codeOf(whole.worker.portal.blockDays(morning)), "request.invalid");
  const halves = await openWorkers({ availability: { dayParts: "half-days" } });
  assert.equal(await codeOf(halves.worker.portal.blockDays(early)), "request.invalid");
  await halves.accept("2026-02-03T12:00", "2026-02-03T20:00");
  await halves.accept("2026-02-03T08:00", "2026-02-03T12:00");
  const { effects } = await halves.worker.portal.blockDays.dryRun(morning);
  assert.deepEqual(
    effects.clashes.map(({ start }) => start.slice(11, 16)),
    ["08:00"],
  );
  const hours = await openWorkers({ availability: { dayParts: "hours" } });
  await hours.worker.portal.blockDays(early);
  await hours.worker.portal.blockDays({ days: ["2026-02-03"], parts: [{ from: "09:30", until: "11:00" }] });
  const { days } = await hours.worker.portal.getAvailability(february);
  assert.deepEqual(days[0]?.parts, [{ from: "08:00", until: "11:00" }]);
  assert.deepEqual(
    (await hours.seenBy(hours.ann))?.periods.map(({ from, until }) => [from, until]),
    [["2026-02-03T07:00:00.000Z", "2026-02-03T10:00:00.000Z"]],
  );
});

test("blocks a weekday every week if the host allows it, except for unblocked days [X18]", async () => {
  const closed = await openWorkers();
  const tuesdays = { weekdays: [{ weekday: 2, firstDay: "2026-02-01", lastDay: "2026-02-20", reason: "School" }] };
  assert.equal(await codeOf(closed.worker.portal.setWeeklyBlocks(tuesdays)), "request.invalid");
  const { worker, accept, seenBy, ann } = await openWorkers({ availability: { repeats: true } });
  const shiftId = await accept("2026-02-10T08:00", "2026-02-10T16:00");
  const { effects } = await worker.portal.setWeeklyBlocks.dryRun(tuesdays);
  assert.deepEqual(
    effects.clashes.map((clash) => clash.shiftId),
    [shiftId],
  );
  await worker.portal.setWeeklyBlocks(tuesdays);
  await worker.portal.unblockDays({ days: ["2026-02-10"] });
  const { days, weekly } = await worker.portal.getAvailability(february);
  assert.deepEqual(
    days.map(({ date, isWeekly }) => [date, isWeekly]),
    [
      ["2026-02-03", true],
      ["2026-02-17", true],
    ],
  );
  assert.equal(weekly[0]?.reason, "School");
  assert.deepEqual((await seenBy(ann))?.conflicts, []);
  await worker.portal.setWeeklyBlocks({ weekdays: [] });
  assert.deepEqual((await worker.portal.getAvailability(february)).days, []);
});

test("a paused worker can neither read nor change their availability, which is kept [P45, A31]", async () => {
  const { worker, boss, xia, ann, seenBy } = await openWorkers();
  await worker.portal.blockDays({ days: ["2026-02-03"] });
  await boss.client.access.setPortal({ personId: xia.id, portal: "off", reason: "Under review." });
  const calls = [
    worker.portal.getAvailability(february),
    worker.portal.blockDays({ days: ["2026-02-04"] }),
    worker.portal.unblockDays({ days: ["2026-02-03"] }),
    worker.portal.requestTimeOff(february),
    worker.portal.listTimeOff({}),
  ];
  assert.deepEqual(new Set(await Promise.all(calls.map(codeOf))), new Set(["portal.paused"]));
  assert.equal((await seenBy(ann))?.periods.length, 1);
});

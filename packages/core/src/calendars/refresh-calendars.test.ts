import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf } from "../testing/test-app.fixture.ts";
import type { Busy, CalendarProblem, HostCalendars } from "../index.ts";
import { scriptedCalendars } from "./scripted-calendars.fixture.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A test world in which Max has connected a calendar. */
async function openConnected(hostCalendars?: HostCalendars) {
  const calendars = scriptedCalendars();
  const world = await createTestWorld({ calendars, ...(hostCalendars && { hostCalendars }) });
  const { app, max, ann, scheduleId } = world;
  const { clock, rollcall } = app;
  await max.client.calendars.connect({ address: "https://calendar.example.org/max.ics" });
  calendars.calls.length = 0;
  const number = async () => (await ann.client.schedules.get({ scheduleId })).schedule.number;
  const shown = async () => (await ann.client.calendars.getOf({ scheduleId, personId: max.id })).calendar;
  /** Advances the clock in steps and runs the job after each. */
  const later = async (milliseconds: number, step = 5 * minute) => {
    for (let passed = 0; passed < milliseconds; passed += step) {
      clock.advance(Math.min(step, milliseconds - passed));
      await rollcall.refreshCalendars();
    }
  };
  const fail = (problem: CalendarProblem) => (calendars.answer = { status: "failed", problem });
  return { ...world, calendars, clock, rollcall, number, shown, later, fail };
}

test("reads a calendar when it's due and leaves schedules alone if nothing changed [Q52]", async () => {
  const { rollcall, clock, calendars, number } = await openConnected();
  const before = await number();
  assert.deepEqual(await rollcall.refreshCalendars(), { read: 0, failed: 0 });
  clock.advance(30 * minute);
  assert.deepEqual(await rollcall.refreshCalendars(), { read: 1, failed: 0 });
  assert.deepEqual(await rollcall.refreshCalendars(), { read: 0, failed: 0 });
  assert.equal(calendars.calls.length, 1);
  assert.equal(await number(), before);
});

test("sends the entity tag, and reads in full after a day because the time span has moved on [Q52]", async () => {
  const { max, calendars, later, clock } = await openConnected();
  calendars.answer = { status: "read", busy: [], etag: '"7"' };
  await later(30 * minute);
  calendars.answer = { status: "unchanged" };
  await later(60 * minute, 30 * minute);
  assert.deepEqual(
    calendars.calls.map(({ question }) => question.etag),
    [null, '"7"', '"7"'],
  );
  assert.equal((await max.client.calendars.get({})).succeededAt, new Date(clock.now()).toISOString());
  calendars.calls.length = 0;
  await later(day, 30 * minute);
  const fullReadings = calendars.calls.filter(({ question }) => question.etag === null);
  assert.ok(fullReadings.length > 0);
  assert.ok(calendars.calls.every(({ question: { from, until } }) => until - from === 184 * day));
});

test("backs off while a calendar is unreachable and marks it stale after a day, with time and problem [Q52, Q16, B39]", async () => {
  const { max, ann, vic, scheduleId, clock, calendars, later, shown, fail, number } = await openConnected();
  const before = await number();
  const connectedAt = clock.now();
  fail("unreachable");
  await later(30 * minute);
  const failingSince = new Date(clock.now()).toISOString();
  await later(day - 31 * minute);
  assert.equal(await shown(), "ok");
  assert.equal(await number(), before);
  await later(minute, minute);
  assert.equal(await shown(), "stale");
  assert.equal(await number(), before + 1);
  const { checkedAt: _, ...shownToAdmin } = await ann.client.calendars.getOf({ scheduleId, personId: max.id });
  const succeededAt = new Date(connectedAt).toISOString();
  assert.deepEqual(shownToAdmin, { calendar: "stale", succeededAt, failingSince, problem: "unreachable", partial: 0 });
  // The waits grow: 5, 10, 20, 40 minutes and so on.
  assert.ok(calendars.calls.length < 12, String(calendars.calls.length));
  const nothing = { checkedAt: null, succeededAt: null, failingSince: null, problem: null, partial: 0 };
  assert.deepEqual(await vic.client.calendars.getOf({ scheduleId, personId: max.id }), {
    calendar: "stale",
    ...nothing,
  });
  calendars.answer = { status: "read", busy: [], etag: null };
  await later(6 * hour);
  assert.equal(await shown(), "ok");
  assert.equal((await max.client.calendars.get({})).failingSince, null);
});

test("shows an error at once for a permanent problem, and recovers with the next success [Q16]", async () => {
  for (const problem of ["not-found", "not-a-calendar", "too-large", "address-refused", "address-invalid"] as const) {
    const { calendars, later, shown, fail } = await openConnected();
    fail(problem);
    await later(30 * minute);
    assert.equal(await shown(), "error", problem);
    fail("timed-out");
    await later(10 * minute);
    assert.equal(await shown(), "error", problem);
    calendars.answer = { status: "read", busy: [], etag: null };
    await later(hour);
    assert.equal(await shown(), "ok", problem);
  }
});

test("reads a calendar in the next run after its owner asks for it [Q52]", async () => {
  const { max, vic, rollcall, calendars } = await openConnected();
  await max.client.calendars.refresh({});
  assert.deepEqual(await rollcall.refreshCalendars(), { read: 1, failed: 0 });
  assert.equal(calendars.calls.length, 1);
  assert.equal(await codeOf(vic.client.calendars.refresh({})), "calendar.none");
});

test("doesn't read the calendar of a deactivated account until it is reactivated [Q52]", async () => {
  const { max, boss, calendars, later } = await openConnected();
  await boss.client.people.deactivate({ personId: max.id });
  await later(5 * hour);
  assert.equal(calendars.calls.length, 0);
  await boss.client.people.reactivate({ personId: max.id });
  await later(hour);
  assert.notDeepEqual(calendars.calls, []);
});

test("drops the result of a read if the calendar was disconnected in the meantime [Q52]", async () => {
  const { max, clock, rollcall, calendars, shown } = await openConnected();
  clock.advance(hour);
  calendars.answer = async () => {
    await max.client.calendars.disconnect({});
    return { status: "read", busy: [], etag: null };
  };
  assert.deepEqual(await rollcall.refreshCalendars(), { read: 0, failed: 0 });
  assert.equal(await shown(), "disconnected");
});

test("shows members' busy times to people who plan, but not to viewers [Q52, B63, B67]", async () => {
  const { max, ann, vic, oda, boss, scheduleId, clock, calendars, later } = await openConnected();
  const now = clock.now();
  const busy: readonly Busy[] = [
    { from: now + 5 * hour, until: now + 6 * hour },
    { from: now + hour, until: now + 3 * hour },
    { from: now + 2 * hour, until: now + 4 * hour },
    { from: now + 40 * day, until: now + 39 * day },
  ];
  calendars.answer = { status: "read", busy, etag: null };
  await later(30 * minute);
  const at = (hours: number) => new Date(now + hours * hour).toISOString();
  const input = { scheduleId, personIds: [max.id, ann.id, vic.id, oda.id, max.id], from: at(2), until: at(5.5) };
  for (const planner of [ann, max, boss]) {
    assert.deepEqual(await planner.client.calendars.listBusy(input), {
      people: [
        {
          personId: max.id,
          calendar: "ok",
          busy: [
            { from: at(2), until: at(4) },
            { from: at(5), until: at(5.5) },
          ],
        },
        { personId: ann.id, calendar: "none", busy: [] },
      ],
    });
  }
  assert.equal(await codeOf(vic.client.calendars.listBusy(input)), "request.forbidden");
  assert.equal(await codeOf(oda.client.calendars.listBusy(input)), "request.not-found");
  for (const wrong of [{ until: at(2) }, { until: at(24 * 63) }, { personIds: [] }]) {
    assert.equal(await codeOf(ann.client.calendars.listBusy({ ...input, ...wrong })), "request.invalid");
  }
});

test("resolves all-day events without a zone in the zone of the requesting schedule [Q57]", async () => {
  const { max, ann, scheduleId, clock, calendars, later } = await openConnected();
  const today = new Date(clock.now() + 2 * day).toISOString().slice(0, 10);
  const start = Date.parse(`${today}T00:00:00Z`);
  const dates = { from: today, until: new Date(start + day).toISOString().slice(0, 10) };
  const meeting = { from: start + 30 * hour, until: start + 31 * hour };
  calendars.answer = { status: "read", busy: [{ from: start, until: start + day, dates }, meeting], etag: null };
  await later(30 * minute);
  const span = { from: new Date(start - day).toISOString(), until: new Date(start + 3 * day).toISOString() };
  const busyIn = async (timeZone: string) => {
    await ann.client.schedules.update({ scheduleId, timeZone });
    const { people } = await ann.client.calendars.listBusy({ scheduleId, personIds: [max.id], ...span });
    return people[0]?.busy.map(({ from, until }) => [Date.parse(from) - start, Date.parse(until) - start]);
  };
  assert.deepEqual(await busyIn("UTC"), [
    [0, day],
    [30 * hour, 31 * hour],
  ]);
  assert.deepEqual(await busyIn("Asia/Tokyo"), [
    [-9 * hour, 15 * hour],
    [30 * hour, 31 * hour],
  ]);
  await max.client.portal.updateProfile({ set: { timeZone: "America/New_York" } });
  assert.deepEqual(await busyIn("Asia/Tokyo"), [
    [5 * hour, 29 * hour],
    [30 * hour, 31 * hour],
  ]);
});

test("reads a calendar in full soon after its owner's time zone has changed [Q57]", async () => {
  const { max, boss, calendars, later } = await openConnected();
  const { personId } = await max.actor();
  const lastQuestion = () => calendars.calls.at(-1)?.question;
  calendars.answer = { status: "read", busy: [], etag: "1" };
  await later(30 * minute);
  assert.deepEqual([lastQuestion()?.zone, calendars.calls.length], [undefined, 1]);
  await max.client.portal.updateProfile({ set: { timeZone: "Asia/Tokyo" } });
  await later(minute);
  assert.deepEqual([lastQuestion()?.zone, lastQuestion()?.etag, calendars.calls.length], ["Asia/Tokyo", null, 2]);
  await max.client.portal.updateProfile({ set: { nickname: "Maxi" } });
  await later(minute);
  assert.equal(calendars.calls.length, 2);
  const { profile } = await boss.client.profiles.update({ personId, set: { timeZone: "Europe/Oslo" } });
  await later(minute);
  assert.deepEqual([lastQuestion()?.zone, calendars.calls.length], ["Europe/Oslo", 3]);
  const changed = profile.groups.flatMap(({ fields }) => fields).find(({ name }) => name === "timeZone");
  await boss.client.profiles.restore({ personId, field: "timeZone", number: changed?.number ?? 0 });
  await later(minute);
  assert.equal(lastQuestion()?.zone, "Asia/Tokyo");
  await max.client.calendars.connect({ address: "https://calendar.example/other.ics" });
  assert.equal(lastQuestion()?.zone, "Asia/Tokyo");
});

test("reports how many events could only be partly read, until the next full read [Q52]", async () => {
  const { max, calendars, later } = await openConnected();
  const partial = async () => (await max.client.calendars.get({})).partial;
  assert.equal(await partial(), 0);
  calendars.answer = { status: "read", busy: [], etag: "1", partial: 2 };
  await later(30 * minute);
  assert.equal(await partial(), 2);
  calendars.answer = { status: "unchanged" };
  await later(30 * minute);
  assert.equal(await partial(), 2);
  calendars.answer = { status: "read", busy: [], etag: "2" };
  await later(30 * minute);
  assert.equal(await partial(), 0);
});

test("connects calendars that the host provides, except those that a user disconnected [Q52]", async () => {
  const hostBusy = new Map<string, readonly Busy[] | null>();
  const hostCalendars: HostCalendars = {
    busyTimes: ({ hostUserId }) => {
      if (hostUserId === "host-Vic") return Promise.reject(new Error("not now"));
      return Promise.resolve(hostBusy.get(hostUserId) ?? null);
    },
  };
  const { ann, vic, later, clock, rollcall } = await openConnected(hostCalendars);
  const now = clock.now();
  hostBusy.set("host-Ann", [{ from: now + hour, until: now + 2 * hour }]);
  await rollcall.refreshCalendars();
  const { state, source, host, next } = await ann.client.calendars.get({});
  assert.deepEqual([state, source, host, next.length], ["ok", "host", null, 1]);
  assert.equal((await vic.client.calendars.get({})).state, "none");
  await ann.client.calendars.disconnect({});
  await later(hour);
  assert.equal((await ann.client.calendars.get({})).state, "disconnected");
  assert.equal((await ann.client.calendars.connect({})).state, "connecting");
  await rollcall.refreshCalendars();
  assert.equal((await ann.client.calendars.get({})).state, "ok");
  hostBusy.delete("host-Ann");
  await later(hour);
  assert.equal((await ann.client.calendars.get({})).state, "none");
});

test("treats one calendar's invalid busy times as a failure of that calendar, and reads the others [Q52]", async () => {
  const hostCalendars: HostCalendars = {
    busyTimes: ({ hostUserId }) =>
      Promise.resolve(
        hostUserId === "host-Vic" ? [{ from: Number.NaN, until: 0 }] : [{ ...meeting, title: "Dentist" }],
      ),
  };
  const { max, vic, ann, calendars, clock, rollcall } = await openConnected(hostCalendars);
  const meeting = { from: clock.now() + 2 * hour, until: clock.now() + 3 * hour };
  await vic.client.calendars.connect({});
  await ann.client.calendars.connect({});
  clock.advance(30 * minute);
  const dates = { from: "2026-06-01", until: "+012026-06" };
  calendars.answer = { status: "read", busy: [{ ...meeting, dates }], etag: null };
  const { read, failed } = await rollcall.refreshCalendars();
  assert.deepEqual([read, failed], [1, 2]);
  assert.equal((await max.client.calendars.get({})).problem, "unreachable");
  assert.equal((await vic.client.calendars.get({})).problem, "unreachable");
  const { state, next } = await ann.client.calendars.get({});
  assert.deepEqual([state, next.length], ["ok", 1]);
});

test("requires an address if the host provides no calendars [Q52]", async () => {
  const { ann } = await openConnected();
  assert.equal(await codeOf(ann.client.calendars.connect({})), "calendar.none");
});

test("reads a calendar again if it was last read while the clock was a year ahead [Q52, F3]", async () => {
  const { rollcall, clock } = await openConnected();
  Object.assign(clock, { monotonic: () => 0 });
  clock.advance(365 * day);
  assert.equal((await rollcall.refreshCalendars()).read, 1);
  clock.advance(-365 * day);
  assert.equal((await rollcall.refreshCalendars()).read, 1);
  assert.equal((await rollcall.refreshCalendars()).read, 0);
});

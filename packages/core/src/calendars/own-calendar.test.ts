import { createMemoryStore } from "@rollcall/storage-memory";
import { createSqliteStore } from "@rollcall/storage-sql";
import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { listen } from "../testing/listen.fixture.ts";
import { codeOf, type TestApp, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import type { Busy, CalendarReading, Limits, Store } from "../index.ts";
import { scriptedCalendars } from "./scripted-calendars.fixture.ts";

const address = "https://calendar.example.org/private-8c1f/max.ics";
const hour = 3_600_000;

const stores = { memory: () => createMemoryStore(), SQLite: () => createSqliteStore({ path: ":memory:" }) };

/** A test world in which every calendar has one busy hour, starting in an hour. */
async function openCalendars(store: Store = createMemoryStore()) {
  const calendars = scriptedCalendars();
  const world = await createTestWorld({ store, calendars });
  const now = world.app.clock.now();
  const busy: readonly Busy[] = [{ from: now + hour, until: now + 2 * hour }];
  calendars.answer = { status: "read", busy, etag: '"1"' };
  return { ...world, calendars, now, busy };
}

for (const [kind, open] of Object.entries(stores)) {
  test(`shows a connected calendar on every schedule and publishes the change, with ${kind} [B44, B38, Q16]`, async () => {
    const { max, ann, scheduleId, calendars, now } = await openCalendars(open());
    assert.equal((await max.client.calendars.get({})).state, "none");
    const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
    const connected = await max.client.calendars.connect({ address });
    assert.deepEqual(connected, {
      state: "ok",
      source: "address",
      host: "calendar.example.org",
      checkedAt: new Date(now).toISOString(),
      succeededAt: new Date(now).toISOString(),
      failingSince: null,
      problem: null,
      partial: 0,
      next: [{ from: new Date(now + hour).toISOString(), until: new Date(now + 2 * hour).toISOString() }],
    });
    assert.deepEqual(await max.client.calendars.get({}), connected);
    assert.equal(calendars.calls[0]?.address, address);
    assert.equal((await ann.client.members.get({ scheduleId, personId: max.id })).member.calendar, "ok");
    assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.number, number + 1);
    const { entries } = await ann.client.history.list({ scheduleId });
    assert.deepEqual(
      entries[0]?.lines.map(({ type }) => type),
      ["calendar-changed"],
    );
  });
}

test("publishes the member with the calendar state before and after [B38, X7]", async () => {
  const { max, vic, ann, scheduleId, app } = await openCalendars();
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  await max.client.calendars.connect({ address });
  await vic.client.calendars.connect({ address });
  const stream = await listen(app, ann, { [scheduleId]: number });
  const events = (await stream.untilReady()).flatMap((message) => (message.kind === "change" ? message.events : []));
  stream.abort.abort();
  const [first, second] = events;
  assert(first?.type === "calendar-changed");
  assert.deepEqual([first.personId, first.set, first.was], [max.id, { calendar: "ok" }, { calendar: "none" }]);
  // The list shows no calendar for members who aren't assignable.
  assert(second?.type === "member-known");
  assert.equal(second.personId, vic.id);
});

test("hides the calendar state of members who aren't assignable and shows it once they are [B38, Q16]", async () => {
  const { vic, ann, scheduleId } = await openCalendars();
  const shown = async () => (await ann.client.members.get({ scheduleId, personId: vic.id })).member.calendar;
  assert.equal(await shown(), "not-applicable");
  await vic.client.calendars.connect({ address });
  assert.equal(await shown(), "not-applicable");
  const { member } = await ann.client.members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  assert.equal(member.calendar, "ok");
});

test("publishes that a schedule is ready once the last calendar is connected [X7]", async () => {
  const { max, ann, scheduleId, app } = await openCalendars();
  const { members } = await import("../schedules/members.ts");
  const { update } = await import("../kernel/store/change.ts");
  // Sets the invitation directly: accepting has its own tests.
  await app.store.transaction("write", (tx) =>
    tx.write([update(members, [scheduleId, max.id], { invitation: "accepted" })]),
  );
  await ann.client.calendars.connect({ address });
  const { schedule } = await ann.client.schedules.get({ scheduleId });
  assert.deepEqual([schedule.ready, schedule.assignables], [1, 2]);
  await max.client.calendars.connect({ address });
  assert.equal((await ann.client.schedules.get({ scheduleId })).schedule.ready, 2);
  const stream = await listen(app, ann, { [scheduleId]: schedule.number });
  const events = (await stream.untilReady()).flatMap((message) => (message.kind === "change" ? message.events : []));
  stream.abort.abort();
  assert.deepEqual(
    events.map(({ type }) => type),
    ["calendar-changed", "schedule-ready"],
  );
});

test("rejects an unreadable calendar with a problem code and no other details [P66, Q52]", async () => {
  const world = await openCalendars();
  const { max, app, calendars } = world;
  const outcomes = {
    "address-invalid": "calendar.address-invalid",
    "address-refused": "calendar.address-invalid",
    unreachable: "calendar.unreadable",
    "timed-out": "calendar.unreadable",
    "not-found": "calendar.unreadable",
    "not-a-calendar": "calendar.unreadable",
    "too-large": "calendar.unreadable",
  } as const;
  for (const [problem, code] of Object.entries(outcomes)) {
    calendars.answer = { status: "failed", problem } as CalendarReading;
    const before = await app.everything();
    assert.deepEqual(await refusal(max.client.calendars.connect({ address })), { code, details: { problem } });
    assert.deepEqual(await app.everything(), before);
  }
  calendars.answer = () => Promise.reject(new Error("private message of another server"));
  assert.equal(await refusedWithoutEffect(app, () => max.client.calendars.connect({ address })), "calendar.unreadable");
  assert.equal((await max.client.calendars.get({})).state, "none");
});

test("replaces the address and its busy times when another one is connected [Q52]", async () => {
  const { max, calendars, now } = await openCalendars();
  await max.client.calendars.connect({ address });
  calendars.answer = { status: "read", busy: [], etag: null };
  const { host, next, state } = await max.client.calendars.connect({ address: "webcal://Other.Example.org:8443/x" });
  assert.deepEqual({ host, next, state }, { host: "other.example.org:8443", next: [], state: "ok" });
  assert.equal(calendars.calls.length, 2);
  assert.ok(now > 0);
});

test("deletes address and busy times when a calendar is disconnected [B44, Q16]", async () => {
  const { max, ann, scheduleId, app } = await openCalendars();
  assert.equal(await codeOf(max.client.calendars.disconnect({})), "calendar.none");
  await max.client.calendars.connect({ address });
  assert.deepEqual(await max.client.calendars.disconnect({}), {
    state: "disconnected",
    source: null,
    host: null,
    checkedAt: null,
    succeededAt: null,
    failingSince: null,
    problem: null,
    partial: 0,
    next: [],
  });
  assert.equal((await ann.client.members.get({ scheduleId, personId: max.id })).member.calendar, "disconnected");
  assert.ok(!JSON.stringify(await app.everything()).includes("8c1f"));
  assert.equal(await codeOf(max.client.calendars.disconnect({})), "calendar.none");
  assert.equal(await codeOf(max.client.calendars.refresh({})), "calendar.none");
});

test("never returns the calendar address or keeps it in events, history or receipts [P09]", async () => {
  const { max, ann, boss, scheduleId, app } = await openCalendars();
  await app.rollcall.call("run", {
    name: "calendars.connect",
    input: { address },
    actor: await max.actor(),
    idempotencyKey: "once",
  });
  const answers = [
    await max.client.calendars.get({}),
    await ann.client.calendars.getOf({ scheduleId, personId: max.id }),
    await ann.client.members.list({ scheduleId }),
    await ann.client.history.list({ scheduleId }),
    await boss.client.people.get({ personId: max.id }),
    await boss.client.people.list({}),
  ];
  assert.ok(!JSON.stringify(answers).includes("8c1f"));
  const rows = (await app.everything()) as readonly object[][];
  const holding = rows.flat().filter((row) => JSON.stringify(row).includes("8c1f"));
  assert.deepEqual(
    holding.map((row) => Object.keys(row).includes("address")),
    [true],
  );
});

test("deletes the calendar and busy times of an erased person [Q52, X8]", async () => {
  const { max, boss, app } = await openCalendars();
  await max.client.calendars.connect({ address });
  await boss.client.people.erase({ personId: max.id });
  assert.ok(!JSON.stringify(await app.everything()).includes("8c1f"));
  const { calendars, busy_times: times } = await tables(app);
  assert.deepEqual([calendars, times], [[], []]);
});

async function tables(app: TestApp) {
  const { busyTimes, calendars } = await import("./collection.ts");
  const { list } = await import("../kernel/store/query.ts");
  const all = { equal: [], limit: 10 };
  const [rows, times] = await app.store.transaction("read", async (tx) =>
    tx.read([list(calendars, "key", 0)(all), list(busyTimes, "key", 0)(all)]),
  );
  return { calendars: rows, busy_times: times };
}

test("counts failed attempts to connect and stops reading beyond the limit [P66, P14]", async () => {
  const taken: string[] = [];
  const limits: Limits = {
    take: (asked) => {
      taken.push(...asked.map(({ key }) => key));
      return Promise.resolve(taken.length > 2 ? 90_000 : 0);
    },
    giveBack: () => Promise.resolve(),
  };
  const calendars = scriptedCalendars();
  calendars.answer = { status: "failed", problem: "unreachable" };
  const { max } = await createTestWorld({ calendars, limits: () => limits });
  const tries = ["calendar.unreadable", "calendar.unreadable", "request.throttled"];
  taken.length = 0;
  for (const code of tries) assert.equal(await codeOf(max.client.calendars.connect({ address })), code);
  assert.equal(calendars.calls.length, 2);
  assert.deepEqual(
    taken,
    Array.from({ length: 3 }, () => `calendar.connect:${max.id}`),
  );
});

import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { codeOf, refusal, refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { change, listen } from "../testing/listen.fixture.ts";
import { early, eventsOf, past, plan } from "./shifts.fixture.ts";

test("lets members and admins create shifts with place, notes, needs, times, status and assignees [B2, B63]", async () => {
  const { ann, max, boss, scheduleId } = await createTestWorld();
  const needs = [{ kind: "certification", name: "First aid" }] as const;
  const more = { venue: "North gate", position: "Guard", notes: "Bring the key.", slots: 2, needs: [...needs] };
  const shift = await plan(max, scheduleId, { ...more, assignees: [{ personId: ann.id }], status: "offered" });
  assert.deepEqual(shift, {
    id: shift.id,
    kind: "Early",
    ...more,
    version: 1,
    series: null,
    filled: 0,
    start: "2026-02-02T06:00:00+01:00[Europe/Zurich]",
    end: "2026-02-02T14:00:00+01:00[Europe/Zurich]",
    timeZone: "Europe/Zurich",
    status: "offered",
    assignees: [{ personId: ann.id, name: "Ann", state: "offered", flagged: false }],
  });
  const key = { scheduleId, shiftId: shift.id };
  assert.deepEqual(await ann.client.shifts.get(key), {
    ...{ shift, refused: {} },
    overrides: [{ personId: ann.id, note: "Planned by hand.", by: max.id }],
  });
  const plain = await plan(boss, scheduleId);
  assert.deepEqual([plain.status, plain.assignees, plain.slots, plain.needs], ["draft", [], 1, []]);
});

test("shows viewers all shifts and refuses changes with a reason [B65, B67, Q10]", async () => {
  const { app, ann, vic, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId);
  const reason = { code: "request.forbidden", remedy: "ask-an-admin" };
  const { client } = vic;
  for (const work of [
    () => client.shifts.create({ scheduleId, ...early }),
    () => client.shifts.update({ scheduleId, shiftId, kind: "Late" }),
    () => client.shifts.update({ scheduleId, shiftId, status: "cancelled" }),
    () => client.shifts.assign({ scheduleId, shiftId, personId: vic.id }),
    () => client.shifts.assign({ scheduleId, shiftId, personId: ann.id }),
    () => client.shifts.release({ scheduleId, personId: ann.id }),
  ]) {
    assert.equal(await refusedWithoutEffect(app, work), "request.forbidden");
  }
  const page = await client.shifts.list({ scheduleId });
  const [row] = page.rows;
  assert.equal(row?.id, shiftId);
  assert.deepEqual(page.legend[row.refused], { assign: [reason], move: [reason], "set-status": [reason] });
  assert.deepEqual(page.schedule.refused["change-shifts"], [reason]);
});

test("changes only given values and publishes the previous ones [B63]", async () => {
  const { app, max, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(max, scheduleId);
  const { shift } = await max.client.shifts.update({
    scheduleId,
    shiftId,
    kind: "Night",
    start: "2026-02-02T22:00[Europe/Zurich]",
    end: "2026-02-03T06:00[Europe/Zurich]",
  });
  assert.deepEqual([shift.kind, shift.status], ["Night", "draft"]);
  const events = await eventsOf(app, scheduleId);
  assert.deepEqual(
    events.slice(-2).map(({ totals: _totals, ...event }) => event),
    [
      {
        type: "shift-created",
        shiftId,
        kind: "Early",
        start: "2026-02-02T06:00:00+01:00[Europe/Zurich]",
        end: "2026-02-02T14:00:00+01:00[Europe/Zurich]",
        status: "draft",
        personIds: [],
        ...{ venue: "", position: "", notes: "", needs: "", slots: 1 },
      },
      {
        type: "shift-changed",
        shiftId,
        set: {
          kind: "Night",
          start: "2026-02-02T22:00:00+01:00[Europe/Zurich]",
          end: "2026-02-03T06:00:00+01:00[Europe/Zurich]",
        },
        was: {
          kind: "Early",
          start: "2026-02-02T06:00:00+01:00[Europe/Zurich]",
          end: "2026-02-02T14:00:00+01:00[Europe/Zurich]",
        },
      },
    ],
  );
});

test("changes and publishes nothing if the values are the same [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId, { assignees: [{ personId: ann.id }] });
  const before = await app.everything();
  await ann.client.shifts.update({ scheduleId, shiftId, ...early, status: "draft" });
  await ann.client.shifts.assign({ scheduleId, shiftId, personId: ann.id, instead: ann.id });
  await ann.client.shifts.release({ scheduleId, personId: "unknown-person" });
  assert.deepEqual(await app.everything(), before);
});

test("rejects invalid shifts with the field and the expected value [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  const ask = async (asked: object) => {
    const before = await app.everything();
    const create = ann.client.shifts.create({ scheduleId, ...early, ...asked });
    const { details } = await refusal(create, "request.invalid");
    assert.deepEqual(await app.everything(), before);
    const issue = details?.issues[0];
    return [issue?.field, issue?.expected];
  };
  assert.deepEqual(await ask({ end: early.start }), ["end", "a time after the start"]);
  assert.deepEqual(await ask({ end: "2026-03-06T06:00[Europe/Zurich]" }), [
    "end",
    "at most 31 days between start and end",
  ]);
  assert.deepEqual(await ask({ end: "2026-02-02T14:00[Europe/Berlin]" }), [
    "end",
    "a time in the zone of the other end, `Europe/Zurich`",
  ]);
  for (const [one, other] of [
    ["Europe/Kiev", "Europe/Kyiv"],
    ["Asia/Calcutta", "Asia/Kolkata"],
    ["US/Eastern", "America/New_York"],
  ] as const) {
    const times = { start: `2026-02-02T08:00[${one}]`, end: `2026-02-02T16:00[${other}]` };
    const { shift } = await ann.client.shifts.create({ scheduleId, ...early, ...times });
    const end = `2026-02-02T17:00[${other}]`;
    assert.equal(
      (await ann.client.shifts.update({ scheduleId, shiftId: shift.id, end })).shift.end.slice(11, 16),
      "17:00",
    );
  }
  for (const asked of [
    { kind: "" },
    { kind: "two\nlines" },
    { status: "cancelled" },
    { status: "completed" },
    { x: 1 },
  ]) {
    await ask(asked);
  }
});

test("keeps everyone's state when a canceled shift is offered again, whether or not they have answered [Q61, P25]", async () => {
  const { ann, boss, max, scheduleId } = await createTestWorld();
  await ann.client.members.add({ scheduleId, people: [{ personId: boss.id, role: "member" }] });
  const { id: shiftId } = await plan(ann, scheduleId, {
    slots: 2,
    status: "confirmed",
    assignees: [{ personId: max.id }],
  });
  const key = { scheduleId, shiftId };
  await ann.client.shifts.update({ ...key, venue: "North gate" });
  await ann.client.shifts.assign({ ...key, personId: boss.id, state: "planned", override: "Trained." });
  const states = ({ shift }: { shift: Awaited<ReturnType<typeof plan>> }) => shift.assignees.map(({ state }) => state);
  await ann.client.shifts.update({ ...key, status: "cancelled" });
  const reopened = await ann.client.shifts.update({ ...key, status: "offered" });
  assert.deepEqual(states(reopened), ["changed", "planned"]);
});

test("rejects changes to canceled and completed shifts until they are reopened [B63, P25]", async () => {
  const { app, ann, max, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId, { ...past, assignees: [{ personId: max.id }] });
  const { client } = ann;
  for (const status of ["cancelled", "completed"] as const) {
    const { shift } = await client.shifts.update({ scheduleId, shiftId, status });
    assert.deepEqual([shift.status, shift.assignees[0]?.personId], [status, max.id]);
    for (const work of [
      () => client.shifts.update({ scheduleId, shiftId, kind: "Late" }),
      () => client.shifts.update({ scheduleId, shiftId, end: "2026-01-01T15:00[Europe/Zurich]" }),
      () => client.shifts.assign({ scheduleId, shiftId, personId: ann.id }),
      () => client.shifts.assign({ scheduleId, shiftId, personId: null }),
    ]) {
      assert.equal(await refusedWithoutEffect(app, work), "shift.closed");
    }
    const { refused } = await client.shifts.get({ scheduleId, shiftId });
    assert.deepEqual(Object.keys(refused), ["assign", "move"]);
  }
  const { shift } = await client.shifts.update({ scheduleId, shiftId, status: "draft", kind: "Late" });
  assert.deepEqual([shift.status, shift.kind], ["draft", "Late"]);
});

test("rejects completing a shift that hasn't begun [B63]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId);
  const complete = { scheduleId, shiftId, status: "completed" } as const;
  assert.equal(await codeOf(ann.client.shifts.update(complete)), "request.invalid");
  assert.equal((await ann.client.shifts.update.check(complete)).allowed, false);
});

test("makes an archived schedule's shifts read-only [B63]", async () => {
  const { app, ann, boss, vic, scheduleId } = await createTestWorld();
  const { id: shiftId } = await plan(ann, scheduleId, { assignees: [{ personId: ann.id }] });
  await boss.client.schedules.archive({ scheduleId });
  for (const work of [
    () => ann.client.shifts.create({ scheduleId, ...early }),
    () => ann.client.shifts.update({ scheduleId, shiftId, status: "cancelled" }),
    () => ann.client.shifts.assign({ scheduleId, shiftId, personId: null }),
    () => ann.client.shifts.release({ scheduleId, personId: ann.id }),
  ]) {
    assert.equal(await refusedWithoutEffect(app, work), "schedule.archived");
  }
  const { rows, legend } = await vic.client.shifts.list({ scheduleId });
  assert.equal(rows.length, 1);
  assert.equal(legend[0]?.assign?.length, 2);
});

test("publishes changes to shifts on the schedule's stream, one number each [B63]", async () => {
  const { app, ann, vic, scheduleId } = await createTestWorld();
  const { number } = (await ann.client.schedules.get({ scheduleId })).schedule;
  const stream = await listen(app, vic, { [scheduleId]: number });
  await stream.untilReady();
  const { id: shiftId } = await plan(ann, scheduleId);
  await ann.client.shifts.assign({ scheduleId, shiftId, personId: ann.id });
  const messages = [change(await stream.next()), change(await stream.next())];
  stream.abort.abort();
  assert.deepEqual(
    messages.map(({ operation, number: at, events }) => [operation, at - number, events[0]?.type]),
    [
      ["shifts.create", 1, "shift-created"],
      ["shifts.assign", 2, "shift-assigned"],
    ],
  );
});

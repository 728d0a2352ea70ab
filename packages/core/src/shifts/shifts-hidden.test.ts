import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { type TestUser, refusal } from "../testing/test-app.fixture.ts";
import { early, plan } from "./shifts.fixture.ts";

const modes = ["run", "check", "dry-run"] as const;

/** Every operation on shifts with sample input. */
const asked = (scheduleId: string, shiftId: string, personId: string): readonly (readonly [string, object])[] => [
  ["shifts.get", { scheduleId, shiftId }],
  ["shifts.update", { scheduleId, shiftId, kind: "Late" }],
  ["shifts.update", { scheduleId, shiftId, start: "2030-01-01T00:00[UTC]" }],
  ["shifts.assign", { scheduleId, shiftId, personId }],
  ["shifts.assign", { scheduleId, shiftId, personId: null, instead: "someone-else" }],
];

const askedOfSchedule = (scheduleId: string, personId: string): readonly (readonly [string, object])[] => [
  ["shifts.create", { scheduleId, ...early }],
  ["shifts.create", { scheduleId, ...early, end: early.start, assignees: [{ personId }] }],
  ["shifts.list", { scheduleId }],
  ["shifts.list", { scheduleId, personId }],
  ["shifts.listHeld", { scheduleId }],
  ["shifts.release", { scheduleId, personId }],
];

test("returns identical errors for unknown shifts and shifts of another schedule or organization [P21]", async () => {
  const { app, ann, oda, stranger, scheduleId } = await createTestWorld();
  const [odas, theirs] = [await app.schedule(oda), await app.schedule(stranger)];
  const mine = await plan(ann, scheduleId, { assignees: [{ personId: ann.id }] });
  const odasShift = await plan(oda, odas);
  const theirShift = await plan(stranger, theirs);
  const before = await app.everything();
  const bodies = new Set<string>();
  const ask = async (user: TestUser, calls: readonly (readonly [string, object])[]): Promise<void> => {
    const actor = await user.actor();
    for (const [name, input] of calls) {
      for (const mode of modes) {
        const call = (async () => app.rollcall.call(mode, { name, input, actor }))();
        bodies.add(JSON.stringify(await refusal(call)));
      }
    }
  };
  for (const shiftId of [odasShift.id, theirShift.id, "no-shift"]) await ask(ann, asked(scheduleId, shiftId, ann.id));
  for (const schedule of [odas, theirs, "no-schedule"]) {
    await ask(ann, [...asked(schedule, mine.id, ann.id), ...askedOfSchedule(schedule, ann.id)]);
  }
  for (const user of [oda, stranger]) {
    await ask(user, [...asked(scheduleId, mine.id, ann.id), ...askedOfSchedule(scheduleId, user.id)]);
  }
  assert.deepEqual([...bodies], ['{"code":"request.not-found"}']);
  assert.deepEqual(await app.everything(), before);
});

test("returns no shifts for people who aren't on the schedule and reveals nothing else [P21]", async () => {
  const { ann, oda, stranger, scheduleId } = await createTestWorld();
  const answers = [];
  for (const personId of [oda.id, stranger.id, "unknown-person"]) {
    const { rows, next, previous } = await ann.client.shifts.list({ scheduleId, personId });
    answers.push({ rows, next, previous });
    assert.deepEqual(await ann.client.shifts.release({ scheduleId, personId }), {
      shiftIds: [],
      more: false,
    });
  }
  for (const answer of answers) assert.deepEqual(answer, { rows: [], next: null, previous: null });
});

test("responds to a retry with the same idempotency key without creating a second shift [F5]", async () => {
  const { ann, scheduleId } = await createTestWorld();
  const options = { idempotencyKey: "once" };
  const create = () => ann.client.shifts.create({ scheduleId, ...early }, options);
  assert.deepEqual(await create(), await create());
  assert.equal((await ann.client.shifts.list({ scheduleId })).rows.length, 1);
});

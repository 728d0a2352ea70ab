import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusedWithoutEffect } from "../testing/test-app.fixture.ts";
import { maxCopied } from "./copy-shifts.ts";
import { plan } from "./shifts.fixture.ts";

test("copies a week as drafts at the same wall-clock times across a clock change, with or without its people [B63]", async () => {
  const { ann, max, vic, scheduleId } = await createTestWorld();
  const { shifts, members } = ann.client;
  await members.setAssignable({ scheduleId, personId: vic.id, assignable: true });
  const assignees = [max, vic].map(({ id: personId }) => ({ personId }));
  const night = { start: "2026-03-28T22:00[Europe/Zurich]", end: "2026-03-29T06:00[Europe/Zurich]" };
  await plan(ann, scheduleId, { ...night, venue: "North gate", slots: 2, assignees, status: "confirmed" });
  const gone = await plan(ann, scheduleId, night);
  await shifts.update({ scheduleId, shiftId: gone.id, status: "cancelled" });
  await plan(ann, scheduleId, { start: "2026-03-30T00:00[Europe/Zurich]", end: "2026-03-30T06:00[Europe/Zurich]" });
  await members.setAssignable({ scheduleId, personId: vic.id, assignable: false });
  const copy = async (more: object) => {
    const asked = { scheduleId, from: "2026-03-23", to: "2026-03-30", ...more };
    const expected = await shifts.copy.dryRun(asked);
    const answer = await shifts.copy(asked);
    assert.equal(answer.shifts.length, 1);
    assert.deepEqual(answer.leftOut, "withPeople" in more ? [{ personId: vic.id, name: "Vic" }] : []);
    assert.deepEqual(withoutIds(expected.output.shifts), withoutIds(answer.shifts));
    const { shift } = await shifts.get({ scheduleId, shiftId: answer.shifts[0]?.id ?? "" });
    assert.deepEqual(shift, answer.shifts[0]);
    return [
      shift.start,
      shift.end,
      shift.venue,
      shift.status,
      ...shift.assignees.map(({ name, state }) => `${name} ${state}`),
    ];
  };
  const copied = [
    "2026-04-04T22:00:00+02:00[Europe/Zurich]",
    "2026-04-05T06:00:00+02:00[Europe/Zurich]",
    "North gate",
    "draft",
  ];
  assert.deepEqual(await copy({}), copied);
  assert.deepEqual(await copy({ withPeople: true }), [...copied, "Max planned"]);
});

const withoutIds = (copies: readonly { readonly id: string }[]) => copies.map((copy) => ({ ...copy, id: "" }));

test("rejects days before 2000 or after 2199, and days that don't exist [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  await plan(ann, scheduleId);
  for (const days of [
    { from: "2026-02-02", to: "9999-12-31" },
    { from: "2026-02-02", to: "0001-01-01" },
    { from: "1999-12-31", to: "2026-02-02" },
    { from: "2026-02-02", to: "2026-02-30" },
  ]) {
    const copy = () => ann.client.shifts.copy({ scheduleId, ...days });
    assert.equal(await refusedWithoutEffect(app, copy), "request.invalid");
  }
});

test("refuses to copy more than 200 shifts at once [B63]", async () => {
  const { app, ann, scheduleId } = await createTestWorld();
  for (let i = 0; i <= maxCopied; i++) await plan(ann, scheduleId);
  const copy = (days: number) => ann.client.shifts.copy({ scheduleId, from: "2026-02-02", to: "2026-02-09", days });
  assert.equal(await refusedWithoutEffect(app, () => copy(1)), "request.invalid");
});

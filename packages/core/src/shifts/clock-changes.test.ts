import assert from "node:assert/strict";
import test from "node:test";
import { createTestWorld } from "../testing/test-world.fixture.ts";
import { refusal } from "../testing/test-app.fixture.ts";

async function planner() {
  const { ann, scheduleId } = await createTestWorld();
  return {
    shiftOf: async (start: string, end: string) => {
      const { shift } = await ann.client.shifts.create({ scheduleId, kind: "Night", start, end });
      return [shift.start, shift.end];
    },
    expectedOf: async (start: string, end = "2026-12-01T06:00[Europe/Zurich]") => {
      const { code, details } = await refusal(ann.client.shifts.create({ scheduleId, kind: "Night", start, end }));
      assert.equal(code, "request.invalid");
      return details?.issues;
    },
  };
}

test("the night in which clocks go forward is an hour shorter [B63]", async () => {
  const { shiftOf } = await planner();
  const [start, end] = await shiftOf("2026-03-28T22:00[Europe/Zurich]", "2026-03-29T06:00[Europe/Zurich]");
  assert.deepEqual(
    [start, end],
    ["2026-03-28T22:00:00+01:00[Europe/Zurich]", "2026-03-29T06:00:00+02:00[Europe/Zurich]"],
  );
  const instant = (text = "") => Date.parse(text.replace(/\[.*/, ""));
  assert.equal((instant(end) - instant(start)) / 3_600_000, 7);
});

test("a time that the clocks skip is refused, whatever offset it names [B63]", async () => {
  const { expectedOf } = await planner();
  const expected = "a time that there is: the clocks of `Europe/Zurich` skip from `+01:00` to `+02:00` then";
  for (const offset of ["", "+01:00", "+02:00"]) {
    const start = `2026-03-29T02:30${offset}[Europe/Zurich]`;
    assert.deepEqual(await expectedOf(start), [{ field: "start", expected }]);
  }
});

test("a time that the clocks show twice needs its offset, and keeps it [B63]", async () => {
  const { shiftOf, expectedOf } = await planner();
  const expected = "an offset, `+02:00` or `+01:00`: the clocks of `Europe/Zurich` show that time twice";
  assert.deepEqual(await expectedOf("2026-10-25T02:30[Europe/Zurich]"), [{ field: "start", expected }]);
  assert.deepEqual(await expectedOf("2026-10-25T02:30+03:00[Europe/Zurich]"), [{ field: "start", expected }]);
  const [first, second] = await shiftOf(
    "2026-10-25T02:30+02:00[Europe/Zurich]",
    "2026-10-25T02:30+01:00[Europe/Zurich]",
  );
  assert.deepEqual(
    [first, second],
    ["2026-10-25T02:30:00+02:00[Europe/Zurich]", "2026-10-25T02:30:00+01:00[Europe/Zurich]"],
  );
});

test("an offset that the zone has not then is refused, with the one it has [B63]", async () => {
  const { expectedOf } = await planner();
  const expected = "the offset of `Europe/Zurich` at that time, `+01:00`, or none";
  assert.deepEqual(await expectedOf("2026-11-22T08:00+02:00[Europe/Zurich]"), [{ field: "start", expected }]);
});

test("an instant may be given by UTC, and is told in its zone [B63]", async () => {
  const { shiftOf } = await planner();
  assert.deepEqual(await shiftOf("2026-11-22T07:00Z[Europe/Zurich]", "2026-11-22T12:00:30[Europe/Zurich]"), [
    "2026-11-22T08:00:00+01:00[Europe/Zurich]",
    "2026-11-22T12:00:30+01:00[Europe/Zurich]",
  ]);
});

test("what is no time with a zone is refused with an example of one [B63]", async () => {
  const { expectedOf } = await planner();
  const expected = "a time with its zone, such as `2026-11-22T08:00[Europe/Zurich]`";
  for (const start of [
    "",
    "tomorrow",
    "2026-11-22",
    "2026-11-22T08:00",
    "2026-11-22T08:00+01:00",
    "2026-11-22T08:00[+01:00]",
    "2026-11-22T08:00[Mars/Olympus]",
    "2026-11-22T08:00[Europe/Zurich][u-ca=hebrew]",
    "2026-02-30T08:00[Europe/Zurich]",
    "2026-11-22T25:00[Europe/Zurich]",
    `2026-11-22T08:00[${"a".repeat(200)}]`,
  ]) {
    assert.deepEqual(await expectedOf(start), [{ field: "start", expected }], start);
  }
});

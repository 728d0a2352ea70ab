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

test("shortens the night when clocks go forward by an hour [B63]", async () => {
  const { shiftOf } = await planner();
  const [start, end] = await shiftOf("2026-03-28T22:00[Europe/Zurich]", "2026-03-29T06:00[Europe/Zurich]");
  assert.deepEqual(
    [start, end],
    ["2026-03-28T22:00:00+01:00[Europe/Zurich]", "2026-03-29T06:00:00+02:00[Europe/Zurich]"],
  );
  const instant = (text = "") => Date.parse(text.replace(/\[.*/, ""));
  assert.equal((instant(end) - instant(start)) / 3_600_000, 7);
});

test("rejects a local time that clocks skip, with any offset [B63]", async () => {
  const { expectedOf } = await planner();
  const expected = "an existing local time: the clocks of `Europe/Zurich` skip from `+01:00` to `+02:00` then";
  for (const offset of ["", "+01:00", "+02:00"]) {
    const start = `2026-03-29T02:30${offset}[Europe/Zurich]`;
    assert.deepEqual(await expectedOf(start), [{ field: "start", expected }]);
  }
});

test("requires and keeps the offset of a local time that occurs twice [B63]", async () => {
  const { shiftOf, expectedOf } = await planner();
  const expected = "the offset `+02:00` or `+01:00`: that time occurs twice in `Europe/Zurich`";
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

test("rejects an offset that doesn't match the zone and names the right one [B63]", async () => {
  const { expectedOf } = await planner();
  const expected = "the offset of `Europe/Zurich` at that time, `+01:00`, or no offset";
  assert.deepEqual(await expectedOf("2026-11-22T08:00+02:00[Europe/Zurich]"), [{ field: "start", expected }]);
});

test("accepts instants in UTC and returns them in their zone [B63]", async () => {
  const { shiftOf } = await planner();
  assert.deepEqual(await shiftOf("2026-11-22T07:00Z[Europe/Zurich]", "2026-11-22T12:00:30[Europe/Zurich]"), [
    "2026-11-22T08:00:00+01:00[Europe/Zurich]",
    "2026-11-22T12:00:30+01:00[Europe/Zurich]",
  ]);
});

test("rejects values that aren't a time with a zone, with an example [B63]", async () => {
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

import assert from "node:assert/strict";
import test from "node:test";
import { inRow, instant, isSameZone, moment, toInstant, toMoment } from "./moment.ts";

const zurich = "Europe/Zurich";
const form = "a time with its zone, such as `2026-11-22T08:00[Europe/Zurich]`";

test("reads a time with its zone, with an offset where it occurs twice [P26]", () => {
  const at = (text: string) => new Date(moment.parse(text).epochMilliseconds).toISOString().slice(0, 19);
  assert.equal(at("2026-11-22T08:00[Europe/Zurich]"), "2026-11-22T07:00:00");
  assert.equal(at("2026-11-22T08:00:30+01:00[Europe/Zurich]"), "2026-11-22T07:00:30");
  assert.equal(at("2026-11-22T08:00Z[UTC]"), "2026-11-22T08:00:00");
  assert.equal(at("2026-10-25T02:30+02:00[Europe/Zurich]"), "2026-10-25T00:30:00");
  assert.equal(at("2026-10-25T02:30+01:00[Europe/Zurich]"), "2026-10-25T01:30:00");
  assert.deepEqual(inRow(moment.parse("2026-11-22T08:00[Europe/Zurich]")), {
    at: Date.parse("2026-11-22T07:00Z"),
    timeZone: zurich,
  });
});

const refused: readonly (readonly [text: string, expected: string])[] = [
  ["2026-11-22T08:00", form],
  ["2026-11-22T08:00[+01:00]", form],
  ["2026-11-22T08:00:00.5[Europe/Zurich]", form],
  ["2026-13-22T08:00[Europe/Zurich]", form],
  ["2026-11-22T08:00[Europe/Nowhere]", form],
  ["2026-11-22T08:00[Europe/Zurich]" + " ".repeat(80), form],
  ["2026-11-22T08:00+02:00[Europe/Zurich]", "the offset of `Europe/Zurich` at that time, `+01:00`, or no offset"],
  ["2026-10-25T02:30[Europe/Zurich]", "the offset `+02:00` or `+01:00`: that time occurs twice in `Europe/Zurich`"],
  [
    "2026-03-29T02:30[Europe/Zurich]",
    "an existing local time: the clocks of `Europe/Zurich` skip from `+01:00` to `+02:00` then",
  ],
];

for (const [text, expected] of refused) {
  test(`refuses ${text.trim()}, and says what it expects [P26]`, () => {
    const issues = moment.safeParse(text).error?.issues.map(({ code, message }) => [code, message]);
    assert.deepEqual(issues, [["custom", expected]]);
  });
}

test("reads an instant with or without a zone [P26]", () => {
  const at = Date.parse("2026-11-22T07:00Z");
  assert.deepEqual(
    ["2026-11-22T07:00:00Z", "2026-11-22T08:00:00+01:00", "2026-11-22T08:00[Europe/Zurich]"].map((text) =>
      instant.parse(text),
    ),
    [at, at, at],
  );
  const issuesOf = (text: string) => instant.safeParse(text).error?.issues.map(({ code, message }) => [code, message]);
  for (const text of ["2026-11-22", "now", ""])
    assert.deepEqual(issuesOf(text), [["custom", "an instant, such as `2026-11-22T07:00:00Z`"]]);
  for (const text of ["2026-11-22[Europe/Zurich]", "2026-11-22T07:00:00." + "0".repeat(99) + "Z"])
    assert.deepEqual(issuesOf(text), [["custom", form]]);
});

test("converts local times and instants in a zone", () => {
  assert.equal(toInstant("2026-11-22T08:00", zurich), Date.parse("2026-11-22T07:00Z"));
  assert.equal(toInstant("2026-10-25T02:30", zurich), Date.parse("2026-10-25T00:30Z"));
  assert.equal(toInstant("2026-03-29T02:30", zurich), Date.parse("2026-03-29T01:30Z"));
  assert.deepEqual(
    [toInstant("2026-02-30T08:00", zurich), toInstant("2026-11-22T08:00", "Nowhere")],
    [undefined, undefined],
  );
  for (let times = 0; times < 2; times++) {
    assert.equal(toMoment(Date.parse("2026-11-22T07:00Z"), zurich), "2026-11-22T08:00:00+01:00[Europe/Zurich]");
    assert.equal(toMoment(Date.parse("2026-11-22T07:00Z"), "UTC"), "2026-11-22T07:00:00+00:00[UTC]");
  }
});

test("recognizes two names of one zone", () => {
  assert(isSameZone(zurich, zurich));
  assert(isSameZone("Europe/Kiev", "Europe/Kyiv"));
  assert(!isSameZone(zurich, "Europe/Berlin"));
});

import assert from "node:assert/strict";
import test from "node:test";
import {
  addDays,
  addMonths,
  dateAt,
  datesIn,
  instantOf,
  lengthOf,
  plainDate,
  toRanges,
  weekdayOf,
} from "./plain-dates.ts";

test("accepts dates that exist in the calendar, from 2000 to 2199 [P26]", () => {
  const issueOf = (text: string) => plainDate.safeParse(text).error?.issues.map(({ message }) => message);
  for (const date of ["2000-01-01", "2024-02-29", "2026-12-31", "2199-12-31"]) assert.equal(issueOf(date), undefined);
  for (const date of ["2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00"])
    assert.deepEqual(issueOf(date), ["a date that exists"], date);
  for (const text of ["1999-12-31", "2200-01-01", "2026-1-1", " 2026-01-01", "2026-01-01T00:00", "20260101", ""])
    assert.deepEqual(issueOf(text), ["a date such as `2026-11-29`"], text);
});

test("counts days and months across the ends of months and years", () => {
  assert.deepEqual(
    [addDays("2026-02-28", 1), addDays("2026-01-01", -1), addDays("2026-11-29", 0)],
    ["2026-03-01", "2025-12-31", "2026-11-29"],
  );
  assert.deepEqual(
    [addMonths("2026-01-31", 1), addMonths("2026-11-30", 2), addMonths("2026-03-31", -1)],
    ["2026-02-28", "2027-01-30", "2026-02-28"],
  );
  assert.deepEqual([weekdayOf("2026-11-29"), weekdayOf("2026-11-30")], [7, 1]);
  const range = { firstDay: "2026-02-27", lastDay: "2026-03-01" };
  assert.equal(lengthOf(range), 3);
  assert.deepEqual(datesIn(range), ["2026-02-27", "2026-02-28", "2026-03-01"]);
  assert.deepEqual(datesIn({ firstDay: "2026-03-01", lastDay: "2026-02-01" }), []);
});

test("joins consecutive dates into ranges", () => {
  assert.deepEqual(toRanges([]), []);
  assert.deepEqual(toRanges(["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-03", "2026-04-01", "2026-04-02"]), [
    { firstDay: "2026-02-27", lastDay: "2026-03-01" },
    { firstDay: "2026-03-03", lastDay: "2026-03-03" },
    { firstDay: "2026-04-01", lastDay: "2026-04-02" },
  ]);
});

test("finds the date of an instant, and the instant of a local time, in a zone [Q52]", () => {
  const zone = "Europe/Zurich";
  const at = Date.parse("2026-11-29T23:30Z");
  assert.deepEqual([dateAt(at, zone), dateAt(at, "UTC")], ["2026-11-30", "2026-11-29"]);
  const times = ["00:00", "08:15", "24:00"].map((time) => new Date(instantOf("2026-11-29", time, zone)).toISOString());
  assert.deepEqual(times, ["2026-11-28T23:00:00.000Z", "2026-11-29T07:15:00.000Z", "2026-11-29T23:00:00.000Z"]);
  // Midnight is skipped there on this day.
  assert.equal(instantOf("2026-04-24", "00:00", "Africa/Cairo"), Date.parse("2026-04-23T22:00Z"));
});

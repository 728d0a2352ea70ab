import assert from "node:assert/strict";
import test from "node:test";
import { calendarOf, eventOf, periodsOf, year } from "./calendar.fixture.ts";
import { collectedSeries } from "./collected-series.fixture.ts";
import { collectedZones } from "./collected-zones.fixture.ts";
import { overrideShapes, timeShapes, wholeDayShapes } from "./odd-events.fixture.ts";
import { fileShapes, ruleShapes, zoneNameShapes } from "./odd-files.fixture.ts";
import { lineShapes, type ReportedShape, valueShapes } from "./reported-shapes.fixture.ts";
import { seriesShapes, zoneShapes } from "./reported-zones.fixture.ts";
import { toBusyTimes } from "./to-busy-times.ts";

const textOf = ({ lines }: ReportedShape): string =>
  calendarOf(...(lines.some((line) => line.startsWith("BEGIN:VEVENT")) ? lines : eventOf("UID:1", ...lines)));

const kinds = {
  values: valueShapes,
  lines: lineShapes,
  zones: zoneShapes,
  series: seriesShapes,
  overrides: overrideShapes,
  "whole days": wholeDayShapes,
  "times and periods": timeShapes,
  files: fileShapes,
  rules: ruleShapes,
  "names of zones": zoneNameShapes,
};
for (const [kind, shapes] of Object.entries(kinds)) {
  test(`reads ${kind} as other programs write them [Q52]`, async (t) => {
    for (const shape of shapes) {
      await t.test(`${shape.title} (${shape.source})`, () => {
        const outcome = toBusyTimes(textOf(shape), year);
        assert.deepEqual(periodsOf(outcome), shape.busy);
        assert.equal("partial" in outcome ? outcome.partial : undefined, shape.partial ?? 0);
      });
    }
  });
}

test("reads the collected calendars [Q52]", () => {
  for (const { id, lines, expect } of [...collectedZones, ...collectedSeries]) {
    const found = periodsOf(toBusyTimes(lines.join("\r\n"), year));
    if ("count" in expect) assert.equal(found.length, expect.count, id);
    else assert.deepEqual(found, expect, id);
  }
});

test("resolves all-day events in the file's only zone, otherwise in the person's, and keeps their dates [Q57]", () => {
  const day = eventOf("UID:1", "DTSTART;VALUE=DATE:20260604", "DTEND;VALUE=DATE:20260606");
  const dates = { from: "2026-06-04", until: "2026-06-06" };
  const read = (zone: string | undefined, ...lines: readonly string[]) =>
    toBusyTimes(calendarOf(...lines, ...day), { ...year, zone });
  const at = (from: string, until: string) => ({ from: Date.parse(from), until: Date.parse(until) });
  const berlin = at("2026-06-03T22:00Z", "2026-06-05T22:00Z");
  assert.deepEqual(read("Europe/Berlin"), { busy: [{ ...berlin, dates }], partial: 0 });
  assert.deepEqual(read(undefined), { busy: [{ ...at("2026-06-04T00:00Z", "2026-06-06T00:00Z"), dates }], partial: 0 });
  const only = ["BEGIN:VTIMEZONE", "TZID:Europe/Berlin", "END:VTIMEZONE"];
  assert.deepEqual(read("America/New_York", ...only), { busy: [berlin], partial: 0 });
});

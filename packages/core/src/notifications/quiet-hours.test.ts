import assert from "node:assert/strict";
import test from "node:test";
import { nextDigest } from "./digest-times.ts";
import { quietUntil } from "./quiet-hours.ts";

const zone = "Europe/Zurich";
const endOf = (at: string, hours = { from: "22:00", to: "06:00" }, timeZone = zone): string | undefined => {
  const end = quietUntil(Date.parse(at), hours, timeZone);
  return end === undefined ? undefined : new Date(end).toISOString();
};

test("quiet hours are local times and may cross midnight [X19]", () => {
  assert.equal(endOf("2026-02-01T20:59:59Z"), undefined);
  assert.equal(endOf("2026-02-01T21:00:00Z"), "2026-02-02T05:00:00.000Z");
  assert.equal(endOf("2026-02-02T04:59:59Z"), "2026-02-02T05:00:00.000Z");
  assert.equal(endOf("2026-02-02T05:00:00Z"), undefined);
  assert.equal(endOf("2026-02-02T12:30:00Z", { from: "13:00", to: "15:00" }), "2026-02-02T14:00:00.000Z");
  assert.equal(endOf("2026-02-01T21:00:00Z", undefined, "America/New_York"), undefined);
  assert.equal(quietUntil(0, null, zone), undefined);
});

test("quiet hours end at the same local time on the night of a clock change [Q59, X19]", () => {
  // The clocks go forward at 01:00 UTC on March 29, and back at 01:00 UTC on October 25.
  assert.equal(endOf("2026-03-28T22:00:00Z"), "2026-03-29T04:00:00.000Z");
  assert.equal(endOf("2026-10-24T21:00:00Z"), "2026-10-25T05:00:00.000Z");
  assert.equal(endOf("2026-03-29T00:59:00Z", { from: "01:00", to: "02:30" }), "2026-03-29T01:30:00.000Z");
  assert.equal(endOf("2026-10-25T00:10:00Z", { from: "01:00", to: "02:30" }), "2026-10-25T00:30:00.000Z");
  assert.equal(endOf("2026-10-25T01:10:00Z", { from: "01:00", to: "02:30" }), undefined);
});

test("digests come at 7:00 in local time, daily or on Mondays [X19]", () => {
  const next = (interval: "daily" | "weekly", at: string): string =>
    new Date(nextDigest(interval, zone, Date.parse(at)) ?? 0).toISOString();
  assert.equal(next("daily", "2026-03-27T06:00:00Z"), "2026-03-28T06:00:00.000Z");
  assert.equal(next("daily", "2026-03-28T06:00:00Z"), "2026-03-29T05:00:00.000Z");
  assert.equal(next("weekly", "2026-03-28T06:00:00Z"), "2026-03-30T05:00:00.000Z");
  assert.equal(next("weekly", "2026-03-30T05:00:00Z"), "2026-04-06T05:00:00.000Z");
  assert.equal(nextDigest("off", zone, 0), null);
});

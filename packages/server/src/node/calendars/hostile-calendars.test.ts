import assert from "node:assert/strict";
import { cpuUsage } from "node:process";
import test from "node:test";
import fc from "fast-check";
import { busyBy, calendarOf, eventOf, year } from "./calendar.fixture.ts";
import { toBusyTimes } from "./to-busy-times.ts";

/** The cost of reading, in milliseconds of CPU time of this process. */
function costOf(text: string): number {
  const before = cpuUsage().user;
  const outcome = toBusyTimes(text, year);
  const cost = (cpuUsage().user - before) / 1000;
  if ("busy" in outcome) assert.ok(outcome.busy.length <= 20_000);
  return cost;
}

const ruled = (start: string, rule: string): string =>
  calendarOf(...eventOf(`DTSTART:${start}`, "DURATION:PT1H", `RRULE:${rule}`));
const numbers = (count: number): string => Array.from({ length: count }, (_, index) => index).join(",");
const frequencies = ["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

test("finishes a rule without an end or without occurrences within five seconds [P66]", () => {
  const rules = frequencies.flatMap((frequency) => [
    `FREQ=${frequency}`,
    `FREQ=${frequency};COUNT=2000000000`,
    `FREQ=${frequency};BYMONTH=2;BYMONTHDAY=30`,
    `FREQ=${frequency};BYMONTH=2;BYMONTHDAY=30;COUNT=3`,
    `FREQ=${frequency};INTERVAL=999999999999`,
    `FREQ=${frequency};INTERVAL=999999999999;BYDAY=MO,TU;BYHOUR=3`,
    `FREQ=${frequency};INTERVAL=0`,
    `FREQ=${frequency};BYSECOND=${numbers(60)};BYMINUTE=${numbers(60)};BYHOUR=${numbers(24)}`,
    `FREQ=${frequency};BYDAY=MO;BYSETPOS=300`,
    `FREQ=${frequency};BYDAY=5MO;BYMONTH=2`,
    `FREQ=${frequency};BYWEEKNO=53;BYDAY=SU`,
    `FREQ=${frequency};BYYEARDAY=366,-366;UNTIL=99991231T235959Z`,
    `FREQ=${frequency};UNTIL=19690101T000000Z`,
  ]);
  for (const [index, rule] of rules.entries()) {
    const start = ["19700101T000000Z", "00010101T000000Z", "20260615T123456Z", "99991231T235959Z"][index % 4] ?? "";
    const cost = costOf(ruled(start, rule));
    assert.ok(cost < 5000, `${start} ${rule} took ${cost} ms`);
  }
});

test("finishes many rules, long lists and long lines within five seconds [P66]", () => {
  const often = (count: number, ...lines: readonly string[]): readonly string[] =>
    Array.from({ length: count }, () => lines).flat();
  const start = "DTSTART:20260601T000000Z";
  const texts: Record<string, string> = {
    rules: calendarOf(...often(5000, ...eventOf(start, "DURATION:PT1H", "RRULE:FREQ=DAILY;BYMONTHDAY=31"))),
    dates: calendarOf(...eventOf(start, `RDATE:${often(250_000, "20260601T000000Z").join(",")}`)),
    exceptions: calendarOf(
      ...eventOf(start, "RRULE:FREQ=DAILY", ...often(60, `EXDATE:${often(5000, "20260601T000000Z").join(",")}`)),
    ),
    "broken lists": calendarOf(...eventOf(start, `RDATE:1,${"\r\n1,".repeat(900_000)}`)),
    commas: calendarOf(...eventOf(start, `RDATE:${",".repeat(3_000_000)}`)),
    parameters: calendarOf(...eventOf(`DTSTART${";a=b".repeat(1_000_000)}:20260601T000000Z`)),
    quotes: calendarOf(...eventOf(`DTSTART;a=${'"'.repeat(3_000_000)}`)),
    folds: `BEGIN:VCALENDAR\r\nX:${"y\r\n ".repeat(1_000_000)}\r\nEND:VCALENDAR`,
    lines: calendarOf("A:1\r\n".repeat(900_000)),
    depth: "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n".repeat(100_000),
    zones: calendarOf(
      ...Array.from({ length: 6000 }, (_, index) => eventOf(`DTSTART;TZID=Z${index}:20260601T000000`)).flat(),
    ),
    turns: calendarOf(
      ...["BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "DTSTART:00010101T000000", "TZOFFSETFROM:+0100"],
      ...["TZOFFSETTO:+0200", `RRULE:FREQ=MONTHLY;BYSECOND=${numbers(60)}`, "END:STANDARD", "END:VTIMEZONE"],
      ...eventOf("DTSTART;TZID=X:20260601T000000", "DURATION:PT1H"),
    ),
  };
  for (const [name, text] of Object.entries(texts)) {
    const cost = costOf(text);
    assert.ok(cost < 5000, `${name} took ${cost} ms`);
  }
});

test("reports an oversized calendar as too large instead of reading part of it [P66]", () => {
  assert.deepEqual(busyBy("DTSTART:20260601T000000Z", "DURATION:PT1S", "RRULE:FREQ=SECONDLY;INTERVAL=2"), [
    "too-large",
  ]);
});

test("reads large calendars that exist in practice [Q52]", () => {
  const many = (count: number, linesOf: (index: number) => readonly string[]): readonly string[] =>
    Array.from({ length: count }, (_, index) => linesOf(index)).flat();
  const at = (hours: number): string =>
    new Date(year.from + hours * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, "");
  const countOf = (...lines: readonly string[]): number | string => {
    const outcome = toBusyTimes(calendarOf(...lines), year);
    return "busy" in outcome ? outcome.busy.length : outcome.problem;
  };
  const rule = (freq: string) => (index: number) =>
    eventOf(`UID:${index}`, "DTSTART:20260601T100000Z", "DURATION:PT1H", `RRULE:FREQ=${freq}`);
  assert.equal(countOf(...many(100, rule("DAILY"))), 365);
  assert.equal(countOf(...many(600, rule("WEEKLY;BYDAY=MO,WE"))), 105);
  assert.equal(countOf(...many(100, rule("DAILY;BYDAY=MO,TU,WE,TH,FR"))), 261);
  assert.equal(countOf(...many(1000, rule("YEARLY"))), 1);
  assert.equal(countOf(...many(200, rule("MONTHLY;BYDAY=1MO"))), 12);
  const events = many(5000, (index) => eventOf(`UID:${index}`, "SEQUENCE:0", `DTSTART:${at(index)}Z`, "DURATION:PT1H"));
  assert.equal(countOf(...events), 1);
  const exceptions = many(3000, (index) => [`EXDATE;TZID=Europe/Berlin:${at(24 * (index - 3000))}`]);
  const daily = ["DTSTART;TZID=Europe/Berlin:20160101T000000", "DURATION:PT1H", "RRULE:FREQ=DAILY"];
  assert.equal(countOf(...eventOf(...daily, ...exceptions)), 365);
  const periods = many(4000, (index) => [`FREEBUSY:${at(2 * index)}Z/PT1H`]);
  assert.equal(countOf("BEGIN:VFREEBUSY", ...periods, "END:VFREEBUSY"), 4000);
});

test("clips an extremely long event at the window [P66]", () => {
  const forever = ["2026-06-01T00:00Z/2027-06-01T00:00Z"];
  assert.deepEqual(busyBy("DTSTART:20260601T000000Z", "DURATION:P99999999999W"), forever);
  assert.deepEqual(busyBy("DTSTART:20260601T000000Z", "DTEND:99991231T000000Z", "RRULE:FREQ=DAILY"), forever);
});

test("keeps the dates of an extremely long all-day event valid [P66]", () => {
  const text = calendarOf(...eventOf("DTSTART;VALUE=DATE:20260601", "DURATION:P99999999999W"));
  const outcome = toBusyTimes(text, year);
  assert.deepEqual("busy" in outcome ? outcome.busy : outcome, [
    { from: year.from, until: year.until, dates: { from: "2026-06-01", until: "9999-12-31" } },
  ]);
});

const token = fc.constantFrom(
  ...[
    "BEGIN:",
    "END:",
    "VCALENDAR",
    "VEVENT",
    "VTIMEZONE",
    "STANDARD",
    "VFREEBUSY",
    "\r\n",
    "\n",
    "\r\n ",
    ":",
    ";",
    ",",
  ],
  ...["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID", "FREEBUSY", "TZID", "TZID="],
  ...["20260601T000000Z", "20260601", "VALUE=DATE", "FREQ=DAILY", "FREQ=YEARLY", "COUNT=-1", "INTERVAL=0", "BYDAY=MO"],
  ...["BYMONTHDAY=31", "BYSETPOS=-1", "UNTIL=", "P1D", "PT", "/", "=", '"', "\u0000", "\uFEFF", "TZOFFSETTO:+9999"],
);
const rule = fc
  .record(
    {
      FREQ: fc.constantFrom(...frequencies),
      INTERVAL: fc.oneof(fc.integer({ min: -2, max: 30 }), fc.maxSafeInteger()),
      COUNT: fc.integer({ min: -1, max: 100_000 }),
      UNTIL: fc.constantFrom("20260701", "20270101T000000Z", "20000101T000000"),
      BYMONTH: fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 1, maxLength: 5 }),
      BYMONTHDAY: fc.array(fc.integer({ min: -32, max: 32 }), { minLength: 1, maxLength: 5 }),
      BYYEARDAY: fc.array(fc.integer({ min: -367, max: 367 }), { minLength: 1, maxLength: 5 }),
      BYWEEKNO: fc.array(fc.integer({ min: -54, max: 54 }), { minLength: 1, maxLength: 5 }),
      BYDAY: fc.array(fc.constantFrom("MO", "1TU", "-1SU", "5FR", "53SA", "XX"), { minLength: 1, maxLength: 5 }),
      BYHOUR: fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 5 }),
      BYMINUTE: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 5 }),
      BYSETPOS: fc.array(fc.integer({ min: -366, max: 366 }), { minLength: 1, maxLength: 3 }),
      WKST: fc.constantFrom("MO", "SU", "ZZ"),
    },
    { requiredKeys: ["FREQ"] },
  )
  .map((parts) =>
    Object.entries(parts)
      .map(([name, value]) => `${name}=${String(value)}`)
      .join(";"),
  );

/** The number of calendars. `npm run prove -- calendars` tries many more. */
const numRuns = Number(process.env["ROLLCALL_RUNS"] ?? "100");

test("never throws, and never returns busy times out of order or outside the window [P66]", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(token, { maxLength: 60 }).map((tokens) => tokens.join("")),
    fc.array(token, { maxLength: 40 }).map((tokens) => calendarOf(...eventOf(tokens.join("")))),
    fc
      .tuple(fc.constantFrom("19700131T000000Z", "20260229", "20260615T235960Z", "20261025T023000"), rule)
      .map(([start, rule]) => ruled(start, rule)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const outcome = toBusyTimes(text, year);
      if ("problem" in outcome) return;
      let last = year.from - 1;
      for (const { from, until } of outcome.busy) {
        assert.ok(last < from && from < until && until <= year.until);
        last = until;
      }
    }),
    { numRuns },
  );
});

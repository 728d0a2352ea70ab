import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";
import { createBudget } from "./budget.ts";
import { parseRule, ruleWalls } from "./recurrence.ts";
import { busyBy, calendarOf, eventOf, periodsOf, year } from "./calendar.fixture.ts";
import { toBusyTimes } from "./to-busy-times.ts";

const starts = (...lines: readonly string[]): readonly string[] =>
  busyBy(...lines).map((period) => period.slice(0, 16));
const hour = "DURATION:PT1H";

test("keeps the wall-clock hour of a rule across a daylight saving change [Q52]", () => {
  assert.deepEqual(starts("DTSTART;TZID=Europe/Berlin:20261012T090000", hour, "RRULE:FREQ=WEEKLY;COUNT=4"), [
    "2026-10-12T07:00",
    "2026-10-19T07:00",
    "2026-10-26T08:00",
    "2026-11-02T08:00",
  ]);
});

test("keeps the phase of rules that started long before the window [Q52]", () => {
  const first = (...lines: readonly string[]) => starts(...lines).slice(0, 3);
  assert.deepEqual(first("DTSTART:19990104T100000Z", hour, "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE"), [
    "2026-06-01T10:00",
    "2026-06-03T10:00",
    "2026-06-15T10:00",
  ]);
  assert.deepEqual(first("DTSTART:20000101T100000Z", hour, "RRULE:FREQ=DAILY;INTERVAL=7"), [
    "2026-06-06T10:00",
    "2026-06-13T10:00",
    "2026-06-20T10:00",
  ]);
  assert.deepEqual(first("DTSTART:20000131T100000Z", hour, "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"), [
    "2026-06-30T10:00",
    "2026-07-31T10:00",
    "2026-08-31T10:00",
  ]);
  assert.deepEqual(first("DTSTART:20000229T100000Z", hour, "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"), [
    "2026-11-26T10:00",
  ]);
});

test("applies a count that ends before or within the window [Q52]", () => {
  const daily = (count: number) => starts("DTSTART:20260501T100000Z", hour, `RRULE:FREQ=DAILY;COUNT=${count}`);
  assert.deepEqual(daily(31), []);
  assert.deepEqual(daily(33), ["2026-06-01T10:00", "2026-06-02T10:00"]);
  const mondays = (count: number) =>
    starts("DTSTART:20260504T100000Z", hour, `RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=${count}`);
  assert.deepEqual(mondays(4), []);
  assert.deepEqual(mondays(5), ["2026-06-01T10:00"]);
});

test("includes the last day of a rule, given as a date, in UTC or in local time [Q52]", () => {
  for (const until of ["20260603", "20260603T070000Z", "20260603T090000"]) {
    const found = starts("DTSTART;TZID=Europe/Berlin:20260601T090000", hour, `RRULE:FREQ=DAILY;UNTIL=${until}`);
    assert.deepEqual(found, ["2026-06-01T07:00", "2026-06-02T07:00", "2026-06-03T07:00"], until);
  }
  const early = starts("DTSTART;TZID=Europe/Berlin:20260601T090000", hour, "RRULE:FREQ=DAILY;UNTIL=20260603T065959Z");
  assert.deepEqual(early, ["2026-06-01T07:00", "2026-06-02T07:00"]);
});

test("adds and excludes single occurrences, as times, dates and periods [Q52]", () => {
  assert.deepEqual(
    busyBy(
      "DTSTART:20260601T100000Z",
      hour,
      "RRULE:FREQ=DAILY;COUNT=5",
      "EXDATE:20260602T100000Z",
      "EXDATE;TZID=Europe/Berlin:20260603T120000",
      "EXDATE;VALUE=DATE:20260604",
      "RDATE:20260610T080000Z,20260611T080000Z",
      "RDATE;VALUE=PERIOD:20260612T080000Z/PT3H,20260613T080000Z/20260613T083000Z",
    ),
    [
      "2026-06-01T10:00Z/2026-06-01T11:00Z",
      "2026-06-05T10:00Z/2026-06-05T11:00Z",
      "2026-06-10T08:00Z/2026-06-10T09:00Z",
      "2026-06-11T08:00Z/2026-06-11T09:00Z",
      "2026-06-12T08:00Z/2026-06-12T11:00Z",
      "2026-06-13T08:00Z/2026-06-13T08:30Z",
    ],
  );
});

test("moves an overridden occurrence and removes a canceled one [Q52]", () => {
  const series = eventOf("UID:s", "DTSTART;TZID=Europe/Berlin:20260601T090000", hour, "RRULE:FREQ=DAILY;COUNT=4");
  const moved = eventOf("UID:s", "RECURRENCE-ID:20260602T070000Z", "DTSTART:20260602T180000Z", "DURATION:PT2H");
  const cancelled = eventOf(
    ...["UID:s", "RECURRENCE-ID;TZID=Europe/Berlin:20260603T090000"],
    ...["DTSTART;TZID=Europe/Berlin:20260603T090000", hour, "STATUS:CANCELLED"],
  );
  const another = eventOf("UID:t", "DTSTART:20260603T070000Z", "DURATION:PT15M");
  const expected = [
    "2026-06-01T07:00Z/2026-06-01T08:00Z",
    "2026-06-02T18:00Z/2026-06-02T20:00Z",
    "2026-06-03T07:00Z/2026-06-03T07:15Z",
    "2026-06-04T07:00Z/2026-06-04T08:00Z",
  ];
  for (const events of [
    [series, moved, cancelled, another],
    [another, cancelled, moved, series],
  ]) {
    assert.deepEqual(periodsOf(toBusyTimes(calendarOf(...events.flat()), year)), expected);
  }
});

test("repeats all-day events, with exceptions [Q52]", () => {
  assert.deepEqual(
    busyBy("DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=WEEKLY;UNTIL=20260615", "EXDATE;VALUE=DATE:20260608"),
    ["2026-06-01T00:00Z/2026-06-02T00:00Z", "2026-06-15T00:00Z/2026-06-16T00:00Z"],
  );
});

test("includes an event that started before the window and lasts into it [Q52]", () => {
  assert.deepEqual(busyBy("DTSTART:20260529T100000Z", "DURATION:P4D", "RRULE:FREQ=YEARLY"), [
    "2026-06-01T00:00Z/2026-06-02T10:00Z",
    "2027-05-29T10:00Z/2027-06-01T00:00Z",
  ]);
});

test("reads the other events of a UID if one of them is canceled or replaces an unknown occurrence [Q52]", () => {
  const cancelled = eventOf("UID:s", "DTSTART:20260601T100000Z", hour, "STATUS:CANCELLED");
  const other = eventOf("UID:s", "DTSTART:20260602T100000Z", hour);
  const unclear = eventOf("UID:s", "RECURRENCE-ID:soon", "DTSTART:20260603T100000Z", hour);
  for (const events of [
    [cancelled, other, unclear],
    [unclear, other, cancelled],
  ]) {
    const outcome = toBusyTimes(calendarOf(...events.flat()), year);
    assert.deepEqual(periodsOf(outcome), [
      "2026-06-02T10:00Z/2026-06-02T11:00Z",
      "2026-06-03T10:00Z/2026-06-03T11:00Z",
    ]);
    assert.equal("partial" in outcome ? outcome.partial : undefined, 1);
  }
});

test("includes an event that started years before the window and lasts into it [Q52]", () => {
  const end = ["2026-06-01T00:00Z/2026-06-03T00:00Z"];
  assert.deepEqual(busyBy("DTSTART:20200101T100000Z", "DTEND:20260603T000000Z"), end);
  assert.deepEqual(busyBy("DTSTART;VALUE=DATE:20200101", "DTEND;VALUE=DATE:20260603"), end);
});

test("moves a skipped time and its end to the next hour on the clock [Q52]", () => {
  const berlin = (from: string, until: string) =>
    busyBy(`DTSTART;TZID=Europe/Berlin:20270328T${from}`, `DTEND;TZID=Europe/Berlin:20270328T${until}`);
  assert.deepEqual(berlin("023000", "033000"), ["2027-03-28T01:30Z/2027-03-28T02:30Z"]);
  assert.deepEqual(berlin("023000", "030000"), ["2027-03-28T01:30Z/2027-03-28T02:00Z"]);
  assert.deepEqual(berlin("013000", "033000"), ["2027-03-28T00:30Z/2027-03-28T01:30Z"]);
});

test("changes all later days of an all-day series to times [Q52]", () => {
  const outcome = toBusyTimes(
    calendarOf(
      ...eventOf("UID:s", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;COUNT=3"),
      ...eventOf("UID:s", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260602", "DTSTART:20260602T100000Z", hour),
    ),
    year,
  );
  const at = (from: string, until: string) => ({ from: Date.parse(from), until: Date.parse(until) });
  assert.deepEqual("busy" in outcome ? outcome.busy : outcome, [
    { ...at("2026-06-01", "2026-06-02"), dates: { from: "2026-06-01", until: "2026-06-02" } },
    at("2026-06-02T10:00Z", "2026-06-02T11:00Z"),
    at("2026-06-03T10:00Z", "2026-06-03T11:00Z"),
  ]);
});

test("changes all later times of a series from an occurrence given as a date [Q52]", () => {
  const series = eventOf("UID:s", "DTSTART:20260601T100000Z", hour, "RRULE:FREQ=DAILY;COUNT=3");
  const change = ["UID:s", "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260602", "DTSTART:20260602T120000Z", hour];
  assert.deepEqual(periodsOf(toBusyTimes(calendarOf(...series, ...eventOf(...change)), year)), [
    "2026-06-01T10:00Z/2026-06-01T11:00Z",
    "2026-06-02T12:00Z/2026-06-02T13:00Z",
    "2026-06-03T12:00Z/2026-06-03T13:00Z",
  ]);
});

test("ignores weekdays with a number that doesn't exist [Q52]", () => {
  for (const day of ["0TU", "99TU"]) {
    assert.deepEqual(
      starts("DTSTART:20260602T100000Z", hour, `RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=${day}`),
      ["2026-06-02T10:00", "2026-07-02T10:00"],
      day,
    );
  }
});

test("computes the same times for simple rules as the library [Q52]", () => {
  const day = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
  const weekly = fc.record(
    {
      BYDAY: fc.array(day, { minLength: 1, maxLength: 4 }).map(String),
      WKST: day,
      COUNT: fc.integer({ min: 1, max: 60 }),
    },
    { requiredKeys: [] },
  );
  const rules = fc.oneof(
    weekly.map((parts) => ({ FREQ: "WEEKLY", ...parts })),
    weekly.map((parts) => ({ FREQ: "DAILY", ...parts })),
    fc.constantFrom("DAILY", "HOURLY").map((freq) => ({ FREQ: freq })),
  );
  const hours = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 5 }), hours, hours, (parts, interval, startHour, fromHour) => {
      const [start, from] = [startHour, fromHour].map((hour) => Date.UTC(2026, 0, 1, hour, 30)) as [number, number];
      const span = { from, until: from + 20 * 86_400_000 };
      const text = Object.entries(parts).map(([name, value]) => `${name}=${String(value)}`);
      const { rule } = parseRule([...text, `INTERVAL=${interval}`].join(";"));
      assert.ok(rule);
      const engine = new RRuleTemporal({
        freq: rule.freq,
        interval,
        ...rule.parts,
        dtstart: Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO("UTC"),
      });
      const expected = engine.between(new Date(span.from), new Date(span.until), true);
      assert.deepEqual(
        ruleWalls(rule, start, span, createBudget(10_000)),
        expected.map(({ epochMilliseconds }) => epochMilliseconds),
      );
    }),
    { numRuns: 200 },
  );
});

test("counts all days or weeks that the library tries for a rule, whether or not they have an occurrence [P66]", () => {
  const stepsOf = (text: string, first: number = year.from): number => {
    const { rule } = parseRule(text);
    assert.ok(rule);
    let spent = 0;
    ruleWalls(rule, first, year, { spend: (steps) => (spent += steps) });
    return spent;
  };
  const [days, weeks] = [365, 52];
  for (const part of ["BYMONTHDAY=31", "BYMONTH=2;BYMONTHDAY=30"]) {
    assert.ok(stepsOf(`FREQ=DAILY;${part}`) > 4 * days);
    assert.ok(stepsOf(`FREQ=WEEKLY;${part}`) > 20 * weeks);
  }
  const begun = Date.UTC(2006, 5, 1);
  for (const part of ["COUNT=3", "SKIP=FORWARD", "RSCALE=HEBREW"])
    assert.ok(stepsOf(`FREQ=WEEKLY;BYMONTHDAY=31;${part}`, begun) > 20 * 20 * weeks, part);
  for (const simple of ["FREQ=WEEKLY;BYDAY=1MO", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"])
    assert.ok(stepsOf(simple, begun) <= weeks + 2, simple);
});

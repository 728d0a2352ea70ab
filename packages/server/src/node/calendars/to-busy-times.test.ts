import assert from "node:assert/strict";
import test from "node:test";
import { busyBy, calendarOf, eventOf, periodsOf, year } from "./calendar.fixture.ts";
import { toBusyTimes } from "./to-busy-times.ts";

const read = (...lines: readonly string[]): readonly string[] => periodsOf(toBusyTimes(calendarOf(...lines), year));

test("an event is busy from its start to its end, or for its duration [Q52]", () => {
  const ten = ["2026-06-02T10:00Z/2026-06-02T11:30Z"];
  assert.deepEqual(busyBy("DTSTART:20260602T100000Z", "DTEND:20260602T113000Z"), ten);
  assert.deepEqual(busyBy("DTSTART:20260602T100000Z", "DURATION:PT1H30M"), ten);
  assert.deepEqual(busyBy("DTSTART:20260602T100000Z"), []);
});

test("ignores canceled, transparent and free events [Q52]", () => {
  const at = ["DTSTART:20260602T100000Z", "DTEND:20260602T110000Z"];
  for (const free of ["STATUS:CANCELLED", "TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"]) {
    assert.deepEqual(busyBy(...at, free), [], free);
  }
  for (const busy of ["STATUS:TENTATIVE", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"]) {
    assert.deepEqual(busyBy(...at, busy), ["2026-06-02T10:00Z/2026-06-02T11:00Z"], busy);
  }
});

test("reads times in an IANA zone without a definition, in summer and winter [Q52]", () => {
  const berlin = (day: string): readonly string[] =>
    busyBy(`DTSTART;TZID=Europe/Berlin:${day}T100000`, `DTEND;TZID=Europe/Berlin:${day}T110000`);
  assert.deepEqual(berlin("20260602"), ["2026-06-02T08:00Z/2026-06-02T09:00Z"]);
  assert.deepEqual(berlin("20261202"), ["2026-12-02T09:00Z/2026-12-02T10:00Z"]);
  assert.deepEqual(busyBy("DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20260602T100000", "DURATION:PT1H"), [
    "2026-06-02T08:00Z/2026-06-02T09:00Z",
  ]);
});

const western = [
  ...["BEGIN:VTIMEZONE", "TZID:W. Europe Standard Time"],
  ...["BEGIN:STANDARD", "DTSTART:16010101T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"],
  ...["RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"],
  ...["BEGIN:DAYLIGHT", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"],
  ...["RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE"],
];

test("reads a custom zone as defined in the calendar [Q52]", () => {
  const zoned = (at: string): readonly string[] =>
    read(...western, ...eventOf(`DTSTART;TZID="W. Europe Standard Time":${at}`, "DURATION:PT1H"));
  assert.deepEqual(zoned("20260602T100000"), ["2026-06-02T08:00Z/2026-06-02T09:00Z"]);
  assert.deepEqual(zoned("20261202T100000"), ["2026-12-02T09:00Z/2026-12-02T10:00Z"]);
  // 02:30 occurs twice that night: the first one counts. In March it is skipped: the offset before the gap counts.
  assert.deepEqual(zoned("20261025T023000"), ["2026-10-25T00:30Z/2026-10-25T01:30Z"]);
  assert.deepEqual(zoned("20270328T023000"), ["2027-03-28T01:30Z/2027-03-28T02:30Z"]);
});

test("a defined zone and an IANA zone agree for every hour of the year [Q52]", () => {
  const hours = Array.from({ length: 365 * 24 }, (_, hour) => new Date(year.from + hour * 3_600_000).toISOString());
  const sampled = hours.filter((_, hour) => hour % 37 === 0).map((at) => at.slice(0, 19).replace(/[-:]/g, ""));
  const events = (zone: string) => sampled.flatMap((at) => eventOf(`DTSTART;TZID="${zone}":${at}`, "DURATION:PT10M"));
  assert.deepEqual(read(...western, ...events("W. Europe Standard Time")), read(...events("Europe/Berlin")));
});

test("reads floating times and all-day events in the calendar's zone, otherwise in UTC [Q52]", () => {
  const floating = eventOf("DTSTART:20260602T100000", "DURATION:PT1H");
  const day = eventOf("DTSTART;VALUE=DATE:20260604");
  const days = eventOf("DTSTART;VALUE=DATE:20260610", "DTEND;VALUE=DATE:20260613");
  assert.deepEqual(read(...floating, ...day, ...days), [
    "2026-06-02T10:00Z/2026-06-02T11:00Z",
    "2026-06-04T00:00Z/2026-06-05T00:00Z",
    "2026-06-10T00:00Z/2026-06-13T00:00Z",
  ]);
  assert.deepEqual(read("X-WR-TIMEZONE:America/New_York", ...floating, ...day), [
    "2026-06-02T14:00Z/2026-06-02T15:00Z",
    "2026-06-04T04:00Z/2026-06-05T04:00Z",
  ]);
  assert.deepEqual(read("X-WR-TIMEZONE:Nowhere/Atall", ...floating), ["2026-06-02T10:00Z/2026-06-02T11:00Z"]);
});

test("merges adjacent and overlapping times, sorts them and clips them to the window [Q52]", () => {
  const at = (from: string, until: string) => eventOf(`DTSTART:${from}`, `DTEND:${until}`);
  assert.deepEqual(
    read(
      ...at("20260603T100000Z", "20260603T110000Z"),
      ...at("20260602T100000Z", "20260602T110000Z"),
      ...at("20260602T110000Z", "20260602T120000Z"),
      ...at("20260602T103000Z", "20260602T104500Z"),
      ...at("20260530T000000Z", "20260601T020000Z"),
      ...at("20270531T230000Z", "20270701T000000Z"),
      ...at("20200101T000000Z", "20200101T010000Z"),
      ...at("20290101T000000Z", "20290101T010000Z"),
      ...at("20260605T110000Z", "20260605T100000Z"),
    ),
    [
      "2026-06-01T00:00Z/2026-06-01T02:00Z",
      "2026-06-02T10:00Z/2026-06-02T12:00Z",
      "2026-06-03T10:00Z/2026-06-03T11:00Z",
      "2026-06-05T11:00Z/2026-06-05T12:00Z",
      "2027-05-31T23:00Z/2027-06-01T00:00Z",
    ],
  );
});

test("includes free/busy components, except free periods [Q52]", () => {
  assert.deepEqual(
    read(
      "BEGIN:VFREEBUSY",
      "FREEBUSY:20260602T100000Z/20260602T110000Z,20260603T100000Z/PT2H",
      "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20260604T100000Z/PT1H",
      "FREEBUSY;FBTYPE=FREE:20260605T100000Z/PT1H",
      "FREEBUSY:20260606T100000+0200/20260606T090000Z",
      "END:VFREEBUSY",
    ),
    [
      "2026-06-02T10:00Z/2026-06-02T11:00Z",
      "2026-06-03T10:00Z/2026-06-03T12:00Z",
      "2026-06-04T10:00Z/2026-06-04T11:00Z",
      "2026-06-06T08:00Z/2026-06-06T09:00Z",
    ],
  );
});

test("skips an invalid event and reads the rest of the calendar [Q52]", () => {
  const good = eventOf("DTSTART:20260602T100000Z", "DURATION:PT1H");
  const bad = [
    ["DTSTART:yesterday", "DURATION:PT1H"],
    ["DTSTART:20260602T100000Z", "DURATION:a while"],
    ["DTSTART:20260602T100000Z", "DTEND:20261399T990000Z", "RRULE:FREQ=SOMETIMES"],
    ["DTSTART:20260602T100000Z", "RRULE:"],
    ["DTSTART;TZID", "RRULE:FREQ=DAILY"],
    ["RRULE:FREQ=DAILY"],
  ];
  for (const lines of bad) {
    const found = read(...eventOf(...lines), ...good);
    assert.ok(found.includes("2026-06-02T10:00Z/2026-06-02T11:00Z"), lines.join());
  }
});

test("rejects text that is not a complete calendar [Q52]", () => {
  const whole = calendarOf(...eventOf("DTSTART:20260602T100000Z", "DURATION:PT1H"));
  for (const text of ["", "<!doctype html>", "BEGIN:VCARD\r\nEND:VCARD", whole.slice(0, -20), "END:VCALENDAR"]) {
    assert.deepEqual(toBusyTimes(text, year), { problem: "not-a-calendar" }, text.slice(0, 20));
  }
  assert.deepEqual(toBusyTimes("BEGIN:VCALENDAR\nEND:VCALENDAR", year), { busy: [], partial: 0 });
  assert.deepEqual(periodsOf(toBusyTimes("\uFEFF" + whole.replaceAll("\r", "") + whole, year)), [
    "2026-06-02T10:00Z/2026-06-02T11:00Z",
  ]);
});

test("skips the events of a message that cancels them, and reads the calendars after it [Q52]", () => {
  const event = eventOf("UID:1", "DTSTART:20260602T100000Z", "DURATION:PT1H");
  const message = (method: string, ...lines: readonly string[]) => calendarOf(`METHOD:${method}`, ...lines);
  const sent = message("REQUEST", ...event);
  const cancelled = message("CANCEL", ...event.slice(0, -1), "SEQUENCE:1", "END:VEVENT");
  assert.deepEqual(periodsOf(toBusyTimes(cancelled, year)), []);
  assert.deepEqual(periodsOf(toBusyTimes(sent + cancelled, year)), []);
  const other = message("PUBLISH", ...eventOf("UID:2", "DTSTART:20260603T100000Z", "DURATION:PT1H"));
  assert.deepEqual(periodsOf(toBusyTimes(sent + cancelled + other, year)), ["2026-06-03T10:00Z/2026-06-03T11:00Z"]);
});

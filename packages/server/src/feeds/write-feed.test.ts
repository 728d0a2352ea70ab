import type { CalendarFeed, FeedShift } from "@rollcall/core";
import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import ICAL from "ical.js";
import { sync } from "node-ical";
import { writeFeed } from "./write-feed.ts";

const hour = 3_600_000;

const shift = (more: Partial<FeedShift> = {}): FeedShift => ({
  uid: "schedule/shift/person",
  sequence: 3,
  state: "confirmed",
  start: Date.UTC(2026, 5, 4, 20),
  end: Date.UTC(2026, 5, 5, 4),
  timeZone: "Europe/Berlin",
  changedAt: Date.UTC(2026, 4, 1),
  kind: "Night",
  place: "Pier 4, Hamburg",
  notes: "Bring a lamp; and boots",
  scheduleName: "Harbour",
  ...more,
});

const feedOf = (shifts: readonly FeedShift[], more: Partial<CalendarFeed> = {}): CalendarFeed => ({
  linkId: "link",
  name: "Phone",
  privacy: "details",
  reminders: [],
  mark: undefined,
  shifts,
  ...more,
});

const write = (feed: CalendarFeed): string => writeFeed(feed, { busy: "Busy" });
const parse = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsIn = (text: string): readonly ICAL.Component[] => parse(text).getAllSubcomponents("vevent");
const valueOf = (component: ICAL.Component | undefined, name: string): string =>
  String(component?.getFirstPropertyValue(name));

test("writes each shift with its texts, state, time zone and sequence [X14]", () => {
  const text = write(
    feedOf([shift(), shift({ uid: "2", state: "tentative" }), shift({ uid: "3", state: "cancelled" })], {
      reminders: [15, 1440],
    }),
  );
  const [night, offer, gone] = eventsIn(text);
  assert.deepEqual(
    ["uid", "sequence", "dtstart", "dtend", "summary", "location", "description", "status", "last-modified"].map(
      (name) => valueOf(night, name),
    ),
    [
      ...["schedule/shift/person", "3", "2026-06-04T22:00:00", "2026-06-05T06:00:00", "Night", "Pier 4, Hamburg"],
      ...["Bring a lamp; and boots\n\nHarbour", "CONFIRMED", "2026-05-01T00:00:00Z"],
    ],
  );
  assert.equal(night?.getFirstProperty("dtstart")?.getParameter("tzid"), "Europe/Berlin");
  assert.deepEqual([valueOf(offer, "status"), valueOf(gone, "status")], ["TENTATIVE", "CANCELLED"]);
  const triggers = (event: ICAL.Component | undefined) =>
    event?.getAllSubcomponents("valarm").map((alarm) => valueOf(alarm, "trigger"));
  assert.deepEqual([triggers(night), triggers(gone)], [["-PT15M", "-PT1440M"], []]);
  assert.match(text, /\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n/);
  assert.match(text, /\r\nNAME:Phone\r\nX-WR-CALNAME:Phone\r\n/);
  assert(text.endsWith("END:VCALENDAR\r\n"));
});

test("includes none of a shift's text in a feed that only shows busy times [X14, P52]", () => {
  const text = write(feedOf([shift()], { privacy: "busy" }));
  assert.deepEqual([valueOf(eventsIn(text)[0], "summary"), valueOf(eventsIn(text)[0], "class")], ["Busy", "PRIVATE"]);
  assert.doesNotMatch(text, /Night|Pier|lamp|Harbour/);
});

test("describes each time zone, so that parsers without time zone data find the same instants [X14, X23]", () => {
  const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "UTC"];
  // Before, in and after both changes of a year.
  const starts = [0, 2, 5, 9, 12, 15, 20].map((month) => Date.UTC(2026, month, 28, 21, 30));
  const shifts = zones.flatMap((timeZone) =>
    starts.map((start) => shift({ uid: `${timeZone} ${start}`, timeZone, start, end: start + 9 * hour })),
  );
  const text = write(feedOf(shifts));
  const calendar = parse(text);
  const described = new Map(
    calendar.getAllSubcomponents("vtimezone").map((one) => [valueOf(one, "tzid"), new ICAL.Timezone(one)]),
  );
  assert.deepEqual([...described.keys()], zones);
  for (const [index, event] of calendar.getAllSubcomponents("vevent").entries()) {
    for (const [name, expected] of [
      ["dtstart", shifts[index]?.start],
      ["dtend", shifts[index]?.end],
    ] as const) {
      const time = event.getFirstPropertyValue(name) as ICAL.Time;
      time.zone = described.get(String(event.getFirstProperty(name)?.getParameter("tzid"))) ?? assert.fail(name);
      assert.equal(time.toUnixTime() * 1000, expected, `${valueOf(event, "uid")} ${name}`);
    }
  }
  const other = Object.values(sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
  assert.equal(other.length, shifts.length);
  for (const { uid, start, end } of shifts) {
    const found = other.find((one) => one.uid === uid);
    assert.deepEqual([found?.start.getTime(), found?.end?.getTime()], [start, end], uid);
  }
});

const nasty = [
  ...["\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:injected", "\rBEGIN:VALARM", "\nBEGIN:VALARM\nEND:VALARM"],
  ...['a;b,c\\d\\n:e"f', "\u0085x\u2028y\u2029z\u0000\u0007\u000b", "\ud83d", "😀".repeat(60), "é".repeat(200)],
];
const words = fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: "binary", maxLength: 200 }));

test("doesn't let a shift's text add a component, a line or a property, in two parsers [P53]", () => {
  const texts = fc.record({ kind: words, place: words, notes: words, scheduleName: words });
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 5 }), words, (all, name) => {
      const shifts = all.map((one, index) => shift({ ...one, uid: `shift ${index}` }));
      const text = write(feedOf(shifts, { name, reminders: [15] }));
      const calendar = parse(text);
      const events = calendar.getAllSubcomponents("vevent");
      assert.deepEqual(
        [calendar.name, events.length, events.flatMap((event) => event.getAllSubcomponents()).length],
        ["vcalendar", shifts.length, shifts.length],
      );
      assert.equal(
        text.match(/BEGIN:VCALENDAR/g)?.length,
        1 + JSON.stringify([all, name]).split("BEGIN:VCALENDAR").length - 1,
      );
      for (const [index, event] of events.entries()) {
        const { kind = "", place = "", notes = "", scheduleName = "" } = all[index] ?? {};
        const description = [notes, scheduleName].filter((one) => one !== "").join("\n\n");
        assert.deepEqual(
          ["summary", "location", "description"].map((one) => event.getFirstPropertyValue(one) ?? ""),
          [kind, place, description].map(plain),
        );
        assert.equal(event.getAllProperties().length, 10 + (place === "" ? 0 : 1) + (description === "" ? 0 : 1) - 1);
      }
      const lines = text.split("\r\n");
      for (const line of lines) {
        assert(new TextEncoder().encode(line).length <= 75, line);
        assert.doesNotMatch(line, /[^\P{Cc}\t]|\p{Cs}/u);
      }
      const other = Object.values(sync.parseICS(text)).filter((one) => one?.type === "VEVENT");
      assert.equal(other.length, shifts.length);
    }),
    { numRuns: 300 },
  );
});

/** What remains of a text: iCalendar has no control characters except line breaks and tabs. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n").replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "");

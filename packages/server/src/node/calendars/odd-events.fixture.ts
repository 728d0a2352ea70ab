import type { ReportedShape } from "./reported-shapes.fixture.ts";

const github = (path: string): string => `https://github.com/${path}`;
const rfc5545 = (section: string): string => `https://www.rfc-editor.org/rfc/rfc5545#section-${section}`;
const event = (...lines: readonly string[]): readonly string[] => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const hour = "DURATION:PT1H";
const atTen = ["DTSTART:20260602T100000Z", "DTEND:20260602T110000Z"];
const weekly = ["UID:1", ...atTen, "RRULE:FREQ=WEEKLY;COUNT=3"];
const [first, second, third] = [
  "2026-06-02T10:00Z/2026-06-02T11:00Z",
  "2026-06-09T10:00Z/2026-06-09T11:00Z",
  "2026-06-16T10:00Z/2026-06-16T11:00Z",
];
const days = (from: string, until: string): string => `2026-06-${from}T00:00Z/2026-06-${until}T00:00Z`;
const newYork = (from: string, until: string): string => `2026-06-${from}T04:00Z/2026-06-${until}T04:00Z`;
const inNewYork = "X-WR-TIMEZONE:America/New_York";
const daily = ["UID:1", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;COUNT=3"];
const freeBusy = (...lines: readonly string[]) => [
  "BEGIN:VEVENT",
  "END:VEVENT",
  "BEGIN:VFREEBUSY",
  ...lines,
  "END:VFREEBUSY",
];

/** Overridden occurrences that lack something, or name their occurrence in another way. */
export const overrideShapes: readonly ReportedShape[] = [
  {
    title: "an override without a start and an end",
    source: github("stalwartlabs/calcard/issues/26"),
    lines: [...event(...weekly), ...event("UID:1", "RECURRENCE-ID:20260609T100000Z", "SUMMARY:Moved")],
    busy: [first, second, third],
    partial: 1,
  },
  {
    title: "an override with an unreadable start",
    source: github("Medical-Software-Foundation/canvas/pull/327"),
    lines: [...event(...weekly), ...event("UID:1", "RECURRENCE-ID:20260609T100000Z", "DTSTART:soon", "DTEND:later")],
    busy: [first, second, third],
    partial: 1,
  },
  {
    title: "an override without an end",
    source: github("Medical-Software-Foundation/canvas/pull/327"),
    lines: [...event(...weekly), ...event("UID:1", "RECURRENCE-ID:20260609T100000Z", "DTSTART:20260609T120000Z")],
    busy: [first, "2026-06-09T12:00Z/2026-06-09T13:00Z", third],
  },
  {
    title: "a later change of all occurrences, named without a zone",
    source: github("ical-org/ical.net/issues/455"),
    lines: [
      ...event("UID:1", "DTSTART;TZID=Europe/Berlin:20260601T120000", hour, "RRULE:FREQ=DAILY;COUNT=3"),
      ...event(
        ...["UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260602T120000"],
        ...["DTSTART;TZID=Europe/Berlin:20260602T140000", "DURATION:PT2H"],
      ),
    ],
    busy: [
      "2026-06-01T10:00Z/2026-06-01T11:00Z",
      "2026-06-02T12:00Z/2026-06-02T14:00Z",
      "2026-06-03T12:00Z/2026-06-03T14:00Z",
    ],
  },
  {
    title: "a later change of all days, named by midnight in a zone",
    source: github("mustang-im/mustang/pull/1401"),
    lines: [
      ...event("UID:1", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=WEEKLY;COUNT=3"),
      ...event(
        ...["UID:1", "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20260608T000000"],
        "DTSTART;VALUE=DATE:20260609",
      ),
    ],
    busy: [days("01", "02"), days("09", "10"), days("16", "17")],
  },
  {
    title: "a change of all earlier occurrences, which only RFC 2445 had",
    source: rfc5545("3.8.4.4"),
    lines: [
      ...event(...weekly),
      ...event("UID:1", "RECURRENCE-ID;RANGE=THISANDPRIOR:20260609T100000Z", "DTSTART:20260609T120000Z", hour),
    ],
    busy: [first, "2026-06-09T12:00Z/2026-06-09T13:00Z", third],
    partial: 1,
  },
  {
    title: "a later cancellation of an override, which names the occurrence in UTC",
    source: github("t4t5/caldir/pull/12"),
    lines: [
      ...event("UID:1", "DTSTART;TZID=Europe/Berlin:20260602T120000", hour, "RRULE:FREQ=WEEKLY;COUNT=2"),
      ...event(
        ...["UID:1", "SEQUENCE:1", "RECURRENCE-ID;TZID=Europe/Berlin:20260609T120000"],
        ...["DTSTART;TZID=Europe/Berlin:20260609T150000", hour],
      ),
      ...event("UID:1", "SEQUENCE:2", "RECURRENCE-ID:20260609T100000Z", "STATUS:CANCELLED"),
    ],
    busy: [first],
  },
  {
    title: "an occurrence that was sent again after the series was canceled",
    source: rfc5545("3.8.7.4"),
    lines: [
      ...event(...weekly, "SEQUENCE:2", "STATUS:CANCELLED"),
      ...event("UID:1", "SEQUENCE:1", "RECURRENCE-ID:20260602T100000Z", ...atTen),
      ...event("UID:1", "SEQUENCE:3", "RECURRENCE-ID:20260609T100000Z", "DTSTART:20260609T100000Z", hour),
    ],
    busy: [second],
  },
  {
    title: "a later version outside the window, by its DTSTAMP",
    source: rfc5545("3.8.7.2"),
    lines: [
      ...event("UID:1", "DTSTAMP:20260101T000000Z", ...atTen),
      ...event("UID:1", "DTSTAMP:20260201T000000Z", "DTSTART:20290602T100000Z", hour),
    ],
    busy: [],
  },
];

/** All-day series with times in UTC, from Exchange and Outlook. */
export const wholeDayShapes: readonly ReportedShape[] = [
  {
    title: "a last day as midnight in UTC, in a zone west of Greenwich",
    source: github("jens-maus/node-ical/pull/543"),
    lines: [inNewYork, ...event("UID:1", "DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;UNTIL=20260602T000000Z")],
    busy: [newYork("01", "03")],
  },
  {
    title: "a last day as the last second of the day in UTC",
    source: github("jens-maus/node-ical/pull/543"),
    lines: ["DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;UNTIL=20260602T235959Z"],
    busy: [days("01", "03")],
  },
  {
    title: "a last day as midnight in an unknown zone east of Greenwich",
    source: github("phw198/OutlookGoogleCalendarSync/issues/1360"),
    lines: ["DTSTART;VALUE=DATE:20260601", "RRULE:FREQ=DAILY;UNTIL=20260602T220000Z"],
    busy: [days("01", "04")],
  },
  {
    title: "an exception as midnight in UTC, in a zone west of Greenwich",
    source: github("tutao/tutanota/issues/5318"),
    lines: [inNewYork, ...event(...daily, "EXDATE:20260602T000000Z")],
    busy: [newYork("01", "02"), newYork("03", "04")],
  },
  {
    title: "an exception as midnight in an unknown zone east of Greenwich",
    source: github("jens-maus/node-ical/issues/454"),
    lines: [...daily.slice(1), "EXDATE:20260601T220000Z"],
    busy: [days("01", "02"), days("03", "04")],
  },
  {
    title: "an additional day with a time",
    source: rfc5545("3.8.5.2"),
    lines: [inNewYork, ...event("UID:1", "DTSTART;VALUE=DATE:20260601", "RDATE:20260610T000000Z")],
    busy: [newYork("01", "02"), newYork("10", "11")],
  },
];

/** Times, periods and durations as they are not meant to be written. */
export const timeShapes: readonly ReportedShape[] = [
  {
    title: "an end without the zone of the start",
    source: github("spatie/icalendar-generator/issues/22"),
    lines: ["DTSTART;TZID=Asia/Tokyo:20260602T190000", "DTEND:20260602T200000"],
    busy: [first],
  },
  {
    title: "a start without the zone of the end",
    source: github("spatie/icalendar-generator/issues/22"),
    lines: ["DTSTART:20260602T060000", "DTEND;TZID=America/New_York:20260602T070000"],
    busy: [first],
  },
  {
    title: "a time without the letter T",
    source: github("mustang-im/mustang/issues/1439"),
    lines: ["DTSTART:20260602100000Z", "DTEND:20260602110000Z"],
    busy: [first],
  },
  {
    title: "times in quotes and with an escaped line break",
    source: github("mustang-im/mustang/issues/1439"),
    lines: ['DTSTART:"20260602T100000Z"', "DTEND:20260602T110000Z\\n"],
    busy: [first],
  },
  {
    title: "a time with a zone in letters",
    source: github("mustang-im/mustang/issues/1439"),
    lines: ["DTSTART:2026/06/02 10:00:00 GMT", "DTEND:20260602T11UTC"],
    busy: [first],
  },
  ...["PT0DT1H0M0S", "P0Y0M0DT1H", "P0DT1HT"].map((duration) => ({
    title: `the duration ${duration}`,
    source: github("pimutils/khal/issues/290"),
    lines: ["DTSTART:20260602T100000Z", `DURATION:${duration}`],
    busy: [first],
  })),
  {
    title: "a day as a part of the time",
    source: github("bitfireAT/icsx5/issues/462"),
    lines: ["DTSTART:20260602T100000Z", "DURATION:PT1D"],
    busy: ["2026-06-02T10:00Z/2026-06-03T10:00Z"],
  },
  {
    title: "an additional period that lasts into the window",
    source: rfc5545("3.8.5.2"),
    lines: ["DTSTART:20250101T100000Z", hour, "RDATE;VALUE=PERIOD:20260525T000000Z/20260603T000000Z"],
    busy: ["2026-06-01T00:00Z/2026-06-03T00:00Z"],
  },
  {
    title: "an additional period with its end in UTC",
    source: rfc5545("3.3.9"),
    lines: [
      ...["DTSTART;TZID=Europe/Berlin:20260602T120000", hour],
      "RDATE;VALUE=PERIOD;TZID=Europe/Berlin:20260609T120000/20260609T110000Z",
    ],
    busy: [first, second],
  },
  {
    title: "an additional period with an unreadable end",
    source: rfc5545("3.3.9"),
    lines: [...atTen, "RDATE;VALUE=PERIOD:20260609T100000Z/later"],
    busy: [first, second],
    partial: 1,
  },
  {
    title: "busy periods that end before they start, from Zimbra",
    source: github("u01jmg3/ics-parser/issues/134"),
    lines: freeBusy("FREEBUSY;FBTYPE=BUSY:20260602T100000Z/20260102T110000Z"),
    busy: [first],
    partial: 2,
  },
  {
    title: "a busy period with an unreadable end, and one without an end",
    source: github("collective/icalendar/issues/27"),
    lines: freeBusy("FREEBUSY:20260602T100000Z/later;20260609T100000Z"),
    busy: [first, second],
    partial: 2,
  },
  {
    title: "a busy period in a zone",
    source: rfc5545("3.8.2.6"),
    lines: freeBusy("FREEBUSY;TZID=Europe/Berlin:20260602T120000/20260602T130000"),
    busy: [first],
    partial: 1,
  },
];

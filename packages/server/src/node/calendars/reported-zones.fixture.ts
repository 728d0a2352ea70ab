import type { ReportedShape } from "./reported-shapes.fixture.ts";

const github = (path: string): string => `https://github.com/${path}`;
const ten = ["2026-06-02T10:00Z/2026-06-02T11:00Z"];
const zoned = (name: string, at: string): readonly string[] => [`DTSTART;TZID=${name}:20260602T${at}`, "DURATION:PT1H"];
const event = (...lines: readonly string[]): readonly string[] => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const zone = (name: string, ...lines: readonly string[]): readonly string[] => [
  ...["BEGIN:VTIMEZONE", `TZID:${name}`],
  ...lines,
  "END:VTIMEZONE",
];
const standard = (...lines: readonly string[]): readonly string[] => ["BEGIN:STANDARD", ...lines, "END:STANDARD"];

/** Zones with all kinds of names. */
export const zoneShapes: readonly ReportedShape[] = [
  {
    title: "a zone named by its offset without quotes, from Google",
    source: github("libical/libical/issues/152"),
    lines: zoned("GMT+05:30", "153000"),
    busy: ten,
  },
  {
    title: "a quoted offset as a name, from ics.py",
    source: github("ics-py/ics-py/issues/324"),
    lines: zoned('"UTC+03:00"', "130000"),
    busy: ten,
  },
  {
    title: "an IANA name behind a version, from ics.py",
    source: github("ics-py/ics-py/issues/324"),
    lines: zoned("/ics.py/2020.1/Europe/Stockholm", "120000"),
    busy: ten,
  },
  {
    title: "an IANA name behind a slash",
    source: github("thomersch/openstreetmap-calendar/issues/185"),
    lines: zoned("/Europe/Vienna", "120000"),
    busy: ten,
  },
  {
    title: "an IANA name of three parts behind a prefix, from Evolution",
    source: github("robur-coop/icalendar/pull/13"),
    lines: zoned("/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "070000"),
    busy: ten,
  },
  {
    title: "a Windows zone without a definition, from Office 365",
    source: github("isene/VcalView/pull/2"),
    lines: zoned("Eastern Standard Time", "060000"),
    busy: ten,
  },
  {
    title: "a copy of a Windows zone with a number",
    source: github("derekantrican/GAS-ICS-Sync/issues/219"),
    lines: zoned("Eastern Standard Time 1", "060000"),
    busy: ten,
  },
  {
    title: "a custom zone with a definition, from outlook.com",
    source: github("jens-maus/node-ical/issues/56"),
    lines: [
      ...zone(
        "tzone://Microsoft/Custom",
        ...standard("DTSTART:16010101T000000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0200"),
      ),
      ...event(...zoned('"tzone://Microsoft/Custom"', "120000")),
    ],
    busy: ten,
  },
  {
    title: "UTC as Microsoft writes it",
    source: github("jens-maus/node-ical/issues/221"),
    lines: zoned('"tzone://Microsoft/Utc"', "100000"),
    busy: ten,
  },
  {
    title: "a custom zone without a definition: reported, in the calendar's own zone",
    source: github("allenporter/ical/issues/468"),
    lines: ["X-WR-TIMEZONE:Europe/Berlin", ...event(...zoned("Customized Time Zone", "120000"))],
    busy: ten,
    partial: 1,
  },
  {
    title: "a label of Outlook without a definition",
    source: github("collective/icalendar/issues/836"),
    lines: zoned('"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', "120000"),
    busy: ten,
  },
  {
    title: "an alias of an IANA name",
    source: github("libical/libical/issues/152"),
    lines: zoned("Asia/Calcutta", "153000"),
    busy: ten,
  },
  {
    title: "a renamed city",
    source: github("ical4j/ical4j/issues/85"),
    lines: zoned("Europe/Kiev", "130000"),
    busy: ten,
  },
  {
    title: "an overridden occurrence in UTC of a series in US/Eastern",
    source: github("ical4j/ical4j/issues/85"),
    lines: [
      ...event("UID:1", "DTSTART;TZID=US/Eastern:20260531T200000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"),
      ...event("UID:1", "RECURRENCE-ID:20260602T000000Z", "DTSTART:20260602T100000Z", "DURATION:PT1H"),
    ],
    busy: ["2026-06-01T00:00Z/2026-06-01T01:00Z", ...ten, "2026-06-03T00:00Z/2026-06-03T01:00Z"],
  },
  {
    title: "a definition without an offset before and without a start",
    source: github("collective/icalendar/issues/836"),
    lines: [...zone("Office", ...standard("TZOFFSETTO:+0300")), ...event(...zoned("Office", "130000"))],
    busy: ten,
  },
  {
    title: "an empty definition that names its location",
    source: github("libical/libical/issues/152"),
    lines: [...zone("Home", "X-LIC-LOCATION:Europe/Berlin"), ...event(...zoned("Home", "120000"))],
    busy: ten,
  },
  {
    title: "the label of a Windows zone, from Outlook",
    source: github("hwdsb/tec-ical-importer/issues/19"),
    lines: zoned('"(UTC-05:00) Eastern Time (US & Canada)"', "060000"),
    busy: ten,
  },
  {
    title: "the short label of a zone, from WebEx",
    source: github("sabre-io/vobject/issues/464"),
    lines: zoned("Eastern Time", "060000"),
    busy: ten,
  },
  {
    title: "a label with the new name of a city",
    source: github("derekantrican/GAS-ICS-Sync/issues/194"),
    lines: zoned('"(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi"', "153000"),
    busy: ten,
  },
  {
    title: "a label with dots and slashes",
    source: github("sabre-io/vobject/issues/464"),
    lines: zoned('"(GMT+01.00) Amsterdam / Berlin / Bern"', "120000"),
    busy: ten,
  },
  {
    title: "an unknown name that contains an offset",
    source: github("derekantrican/GAS-ICS-Sync/issues/194"),
    lines: zoned('"GMT -0500 (Standard) / GMT -0400 (Daylight)"', "050000"),
    busy: ten,
    partial: 1,
  },
];

/** All-day events, versions and overridden occurrences. */
export const seriesShapes: readonly ReportedShape[] = [
  {
    title: "an overridden day given as midnight in a zone, from Exchange",
    source: github("jens-maus/node-ical/pull/460"),
    lines: [
      ...event("UID:1", "DTSTART;VALUE=DATE:20260604", "RRULE:FREQ=WEEKLY;COUNT=2"),
      ...event(
        ...["UID:1", "RECURRENCE-ID;TZID=W. Europe Standard Time:20260611T000000", "DTSTART;VALUE=DATE:20260612"],
      ),
    ],
    busy: ["2026-06-04T00:00Z/2026-06-05T00:00Z", "2026-06-12T00:00Z/2026-06-13T00:00Z"],
  },
  {
    title: "an overridden occurrence named in UTC, from Google",
    source: github("t4t5/caldir/pull/12"),
    lines: [
      ...event("UID:1", "DTSTART;TZID=Europe/Berlin:20260601T120000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
      ...event("UID:1", "RECURRENCE-ID:20260602T100000Z", "DTSTART:20260602T150000Z", "DURATION:PT1H"),
    ],
    busy: ["2026-06-01T10:00Z/2026-06-01T11:00Z", "2026-06-02T15:00Z/2026-06-02T16:00Z"],
  },
  {
    title: "an overridden occurrence named in the zone of the override, from DAVx5",
    source: github("bitfireAT/synctools/issues/80"),
    lines: [
      ...event("UID:1", "DTSTART;TZID=Pacific/Auckland:20260608T110000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
      ...event(
        ...["UID:1", "RECURRENCE-ID;TZID=Europe/Paris:20260609T010000", "DTSTART;TZID=Europe/Paris:20260609T030000"],
        "DURATION:PT1H",
      ),
    ],
    busy: ["2026-06-07T23:00Z/2026-06-08T00:00Z", "2026-06-09T01:00Z/2026-06-09T02:00Z"],
  },
  {
    title: "an occurrence named by its date in a series with times",
    source: github("niccokunzmann/python-recurring-ical-events/issues/36"),
    lines: [
      ...event("UID:1", "DTSTART:20260601T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
      ...event("UID:1", "RECURRENCE-ID;VALUE=DATE:20260602", "STATUS:CANCELLED", "DTSTART:20260602T100000Z"),
    ],
    busy: ["2026-06-01T10:00Z/2026-06-01T11:00Z"],
  },
  {
    title: "a later version with a cancellation",
    source: github("peterbraden/ical.js/issues/74"),
    lines: [
      ...event("UID:1", "SEQUENCE:1", "DTSTART:20260602T100000Z", "DURATION:PT1H"),
      ...event("UID:1", "SEQUENCE:2", "STATUS:CANCELLED", "DTSTART:20260602T100000Z", "DURATION:PT1H"),
    ],
    busy: [],
  },
  {
    title: "an earlier version behind the later one",
    source: github("dakboard/DAKboard/issues/2246"),
    lines: [
      ...event("UID:1", "DTSTAMP:20260102T000000Z", "DTSTART:20260602T100000Z", "DURATION:PT1H"),
      ...event("UID:1", "DTSTAMP:20260101T000000Z", "DTSTART:20260603T100000Z", "DURATION:PT1H"),
    ],
    busy: ten,
  },
  {
    title: "different events that share a UID and a version",
    source: github("KashCal/KashCal/issues/227"),
    lines: [
      ...event("UID:1", "DTSTART:20260602T100000Z", "DURATION:PT1H"),
      ...event("UID:1", "DTSTART:20260603T100000Z", "DURATION:PT1H"),
    ],
    busy: [...ten, "2026-06-03T10:00Z/2026-06-03T11:00Z"],
  },
  {
    title: "a month without the day moves the occurrence, by the rule of RFC 7529",
    source: "https://www.rfc-editor.org/rfc/rfc7529",
    lines: [...["DTSTART;VALUE=DATE:20260531", "RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;COUNT=3"]],
    busy: ["2026-06-30T00:00Z/2026-07-01T00:00Z", "2026-07-31T00:00Z/2026-08-01T00:00Z"],
  },
];

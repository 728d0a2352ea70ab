import type { ReportedShape } from "./reported-shapes.fixture.ts";

const github = (path: string): string => `https://github.com/${path}`;
const event = (...lines: readonly string[]): readonly string[] => ["BEGIN:VEVENT", ...lines, "END:VEVENT"];
const hour = "DURATION:PT1H";
const atTen = ["DTSTART:20260602T100000Z", "DTEND:20260602T110000Z"];
const [first, second, third] = [
  "2026-06-02T10:00Z/2026-06-02T11:00Z",
  "2026-06-09T10:00Z/2026-06-09T11:00Z",
  "2026-06-16T10:00Z/2026-06-16T11:00Z",
];
const zoned = (name: string, at: string): readonly string[] => [`DTSTART;TZID=${name}:20260602T${at}`, hour];
const nextCalendar = ["END:VCALENDAR", "BEGIN:VCALENDAR"];
const fixed = (name: string, offset: string): readonly string[] => [
  ...["BEGIN:VTIMEZONE", `TZID:${name}`, "BEGIN:STANDARD", "DTSTART:19700101T000000"],
  ...[`TZOFFSETFROM:${offset}`, `TZOFFSETTO:${offset}`, "END:STANDARD", "END:VTIMEZONE"],
];

/** Files that are put together or cut in unusual ways. */
export const fileShapes: readonly ReportedShape[] = [
  {
    title: "line breaks that were converted twice",
    source: github("twentyhq/twenty/issues/25781"),
    lines: ["DTSTART;TZID=Europe/Ber\r", " lin:20260602T120000\r", `${hour}\r`],
    busy: [first],
  },
  {
    title: "a calendar that is never closed before another one",
    source: github("pimutils/vdirsyncer/issues/78"),
    lines: [...event("UID:1", ...atTen), "BEGIN:VCALENDAR", ...event("UID:2", "DTSTART:20260609T100000Z", hour)],
    busy: [first, second],
  },
  {
    title: "components between two calendars",
    source: github("franc6/ics_calendar/issues/216"),
    lines: [
      ...event("UID:1", ...atTen),
      ...["END:VCALENDAR", ...fixed("Office", "+0200"), "BEGIN:VCARD", "FN:Ann", "END:VCARD", "BEGIN:VCALENDAR"],
      ...event("UID:2", "DTSTART;TZID=Office:20260609T120000", hour),
    ],
    busy: [first, second],
  },
  {
    title: "two calendars with times in zones of their own",
    source: github("nextcloud/calendar/issues/336"),
    lines: [
      ...["X-WR-TIMEZONE:Europe/Berlin", ...event("UID:1", "DTSTART:20260602T120000", hour), ...nextCalendar],
      ...["X-WR-TIMEZONE:America/New_York", ...event("UID:2", "DTSTART:20260609T060000", hour)],
    ],
    busy: [first, second],
  },
  {
    title: "two calendars that define the same name differently",
    source: github("nextcloud/calendar/issues/336"),
    lines: [
      ...[...fixed("Local", "+0200"), ...event("UID:1", ...zoned("Local", "120000")), ...nextCalendar],
      ...[...fixed("Local", "-0500"), ...event("UID:2", "DTSTART;TZID=Local:20260609T050000", hour)],
    ],
    busy: [first, second],
  },
  {
    title: "a zone of the calendar by another name",
    source: "https://www.rfc-editor.org/rfc/rfc7986",
    lines: ["TIMEZONE-ID:Europe/Berlin", ...event("UID:1", "DTSTART:20260602T120000", hour)],
    busy: [first],
  },
  {
    title: "a zone of the calendar in quotes",
    source: github("tine20/tine20/issues/6691"),
    lines: ['X-WR-TIMEZONE:"Europe/Berlin"', ...event("UID:1", "DTSTART:20260602T120000", hour)],
    busy: [first],
  },
];

/** Rules of older standards and of other calendars. */
export const ruleShapes: readonly ReportedShape[] = [
  {
    title: "a rule of exceptions, from RFC 2445",
    source: github("SimpleMobileTools/Simple-Calendar/issues/2088"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;COUNT=3", "EXRULE:FREQ=WEEKLY;INTERVAL=2"],
    busy: [second],
  },
  {
    title: "a rule of exceptions that can only be read in part",
    source: github("digitaldonkey/open-source-event-calendar/issues/45"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;COUNT=3", "EXRULE:FREQ=WEEKLY;BYDAY=XX"],
    busy: [first, second, third],
    partial: 1,
  },
  ...["W1 TU #3", "D7 20260616T100000Z"].map((rule) => ({
    title: `the rule ${rule} of vCalendar 1.0`,
    source: github("libical/libical/issues/106"),
    lines: [...atTen, `RRULE:${rule}`],
    busy: [first, second, third],
  })),
  ...["MD1 2 #2", "MP1 1+ TU", "YM1 6 7 #2"].map((rule) => ({
    title: `the rule ${rule} of vCalendar 1.0`,
    source: github("skarim/vobject/issues/34"),
    lines: [...atTen, `RRULE:${rule}`],
    busy: [
      first,
      `2026-07-0${rule.startsWith("MP") ? "7" : "2"}T10:00Z/2026-07-0${rule.startsWith("MP") ? "7" : "2"}T11:00Z`,
    ],
  })),
  {
    title: "a rule with escaped semicolons",
    source: github("libical/libical/pull/191"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY\\;COUNT=3"],
    busy: [first, second, third],
  },
  {
    title: "a year of the Hebrew calendar",
    source: github("collective/icalendar/issues/653"),
    lines: ["DTSTART;VALUE=DATE:20250923", "RRULE:RSCALE=HEBREW;FREQ=YEARLY"],
    busy: ["2026-09-12T00:00Z/2026-09-13T00:00Z"],
    partial: 1,
  },
];

/** Names of zones, and definitions with mistakes. */
export const zoneNameShapes: readonly ReportedShape[] = [
  {
    title: "offsets without a sign",
    source: github("allenporter/ical/issues/461"),
    lines: [...fixed("Office", "0200"), ...event("UID:1", ...zoned("Office", "120000"))],
    busy: [first],
  },
  {
    title: "a definition without dates that names its location",
    source: github("ical4j/ical4j/issues/476"),
    lines: [
      ...["BEGIN:VTIMEZONE", "TZID:Office", "X-LIC-LOCATION:Europe/Amsterdam", "BEGIN:STANDARD", "TZOFFSETFROM:+0200"],
      ...[
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
      ],
      ...["END:VTIMEZONE", ...event("UID:1", "DTSTART;TZID=Office:20261202T110000", hour)],
    ],
    busy: ["2026-12-02T10:00Z/2026-12-02T11:00Z"],
  },
  {
    title: "a definition whose first part is never closed",
    source: github("collective/icalendar/pull/131"),
    lines: [
      ...["BEGIN:VTIMEZONE", "TZID:Office", "BEGIN:DAYLIGHT", "DTSTART:19700329T020000", "TZOFFSETFROM:+0100"],
      ...["TZOFFSETTO:+0200", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "BEGIN:STANDARD", "DTSTART:19701025T030000"],
      ...["TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD"],
      ...["END:VTIMEZONE", ...event("UID:1", "DTSTART;TZID=Office:20261202T110000", hour)],
    ],
    busy: ["2026-12-02T10:00Z/2026-12-02T11:00Z"],
  },
  ...[
    ["(UTC-09:00) Alaska", "020000", "derekantrican/GAS-ICS-Sync/issues/194"],
    ["(UTC-10:00) Hawaii", "000000", "derekantrican/GAS-ICS-Sync/issues/194"],
    ["(UTC-03:30) Newfoundland", "073000", "derekantrican/GAS-ICS-Sync/issues/194"],
    ["(UTC-03:00) Brasilia", "070000", "derekantrican/GAS-ICS-Sync/issues/194"],
    ["(UTC-05:00) Indiana (East)", "060000", "derekantrican/GAS-ICS-Sync/issues/194"],
    ["(UTC-08:00) Baja California", "030000", "derekantrican/GAS-ICS-Sync/issues/194"],
    ["US-Eastern", "060000", "modolabs/Kurogo-Mobile-Web/issues/32"],
    ["America-New_York", "060000", "modolabs/Kurogo-Mobile-Web/issues/32"],
    ["'Europe/Berlin'", "120000", "collective/icalendar/issues/836"],
    ["Europe%2FBerlin", "120000", "collective/icalendar/issues/836"],
    ["GMT\u221205:00", "050000", "phw198/OutlookGoogleCalendarSync/issues/62"],
    ["Kamchatka Standard Time", "220000", "nodatime/nodatime/issues/1462"],
    ["Mid-Atlantic Standard Time", "080000", "formax68/memoChron/issues/10"],
    ["Mexico Standard Time", "040000", "collective/icalendar/issues/1546"],
    ["British Summer Time", "110000", "naimo84/node-red-contrib-ical-events/issues/125"],
    ["Central European Summer Time", "120000", "naimo84/node-red-contrib-ical-events/issues/125"],
    ["AEST", "200000", "formax68/memoChron/issues/10"],
    ["JST", "190000", "formax68/memoChron/issues/10"],
    ["中国标准时间", "180000", "derekantrican/GAS-ICS-Sync/issues/487"],
  ].map(([name = "", at = "", source = ""]) => ({
    title: `the zone ${name}`,
    source: github(source),
    lines: zoned(`"${name}"`, at),
    busy: [first],
  })),
];

/** A calendar as some program writes it, with its busy times between June 1, 2026 and May 31, 2027. */
export interface ReportedShape {
  readonly title: string;
  /** The public report it is based on. */
  readonly source: string;
  /** The lines of the calendar; a line without `BEGIN` belongs to one event with `UID:1`. */
  readonly lines: readonly string[];
  readonly busy: readonly string[];
  /** The number of events that can only be read in part. Default: 0. */
  readonly partial?: number;
}

const github = (path: string): string => `https://github.com/${path}`;
const ten = "2026-06-02T10:00Z/2026-06-02T11:00Z";
const atTen = ["DTSTART:20260602T100000Z", "DTEND:20260602T110000Z"];
const weekly = [...atTen, "RRULE:FREQ=WEEKLY;COUNT=3"];
const tens = [ten, "2026-06-09T10:00Z/2026-06-09T11:00Z", "2026-06-16T10:00Z/2026-06-16T11:00Z"];
const [first = "", , third = ""] = tens;

/** Times and values that violate RFC 5545. */
export const valueShapes: readonly ReportedShape[] = [
  {
    title: "exceptions as bare dates, as Simple Calendar for Android writes them",
    source: github("nextcloud/calendar/issues/5199"),
    lines: [...weekly, "EXDATE:20260609"],
    busy: [first, third],
  },
  {
    title: "an exception without a value between others, as ical.net wrote it",
    source: github("ical-org/ical.net/issues/512"),
    lines: [...weekly, "EXDATE;TZID=America/Denver:20260609T040000", "EXDATE;TZID=America/Denver:"],
    busy: [first, third],
  },
  {
    title: "a list of exceptions with a trailing comma",
    source: github("tutao/tutanota/issues/5973"),
    lines: [...weekly, "EXDATE;TZID=Europe/Berlin:20260609T120000,20260616T120000,"],
    busy: [first],
  },
  {
    title: "a folded list of exceptions in a Windows zone, from Outlook",
    source: github("dakboard/DAKboard/issues/2246"),
    lines: [
      ...["DTSTART;TZID=Pacific Standard Time:20260602T030000", "DTEND;TZID=Pacific Standard Time:20260602T040000"],
      ...[
        "RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU;WKST=SU",
        "EXDATE;TZID=Pacific Standard Time:20260609T0300",
        " 00,20260616T030000",
      ],
    ],
    busy: [first],
  },
  {
    title: "an exception that can't be read: the event stays busy on that day",
    source: github("nextcloud/calendar/issues/4783"),
    lines: [...weekly, "EXDATE:2026-06-09T::"],
    busy: tens,
    partial: 1,
  },
  {
    title: "an empty time stamp in another property",
    source: github("nextcloud/calendar/issues/3035"),
    lines: [...atTen, "LAST-MODIFIED:--T::", "CREATED:"],
    busy: [ten],
  },
  {
    title: "an end with an empty VALUE parameter, from ownCloud",
    source: github("owncloud-archive/calendar/issues/849"),
    lines: ["DTSTART;TZID=Europe/Vienna:20260602T120000", "DTEND;TZID=Europe/Vienna;VALUE=:20260602T130000"],
    busy: [ten],
  },
  {
    title: "an end before the start counts as an hour",
    source: github("studentenportal/web/issues/111"),
    lines: ["DTSTART:20260602T100000Z", "DTEND:20260602T090000Z"],
    busy: [ten],
    partial: 1,
  },
  {
    title: "a rule with a trailing semicolon, from Google",
    source: github("libical/libical/pull/191"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;COUNT=3;"],
    busy: tens,
  },
  {
    title: "the last day of a rule in ISO 8601 with dashes",
    source: github("kewisch/ical.js/issues/197"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;UNTIL=2026-06-16T10:00:00Z"],
    busy: tens,
  },
  {
    title: "the last day of a rule as a date, where a time is due",
    source: github("jkbrzt/rrule/issues/12"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;INTERVAL=1;UNTIL=20260616;BYDAY=TU;WKST=SU"],
    busy: tens,
  },
  {
    title: "a start inside the rule",
    source: github("jkbrzt/rrule/issues/266"),
    lines: [...atTen, "RRULE:DTSTART=20260602T100000Z;FREQ=WEEKLY;COUNT=3"],
    busy: tens,
  },
  {
    title: "a rule with a zone parameter",
    source: github("ical-org/ical.net/issues/512"),
    lines: [...atTen, "RRULE;TZID=UTC:FREQ=WEEKLY;UNTIL=20260616T100000Z;BYDAY=TU"],
    busy: tens,
  },
  {
    title: "an interval of zero counts as one",
    source: github("libical/libical/issues/135"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;COUNT=3;INTERVAL=0;BYDAY=TU"],
    busy: tens,
    partial: 1,
  },
  {
    title: "a lowercase rule with spaces and empty parts",
    source: github("jkbrzt/rrule/issues/12"),
    lines: ["dtstart:20260602T100000Z", "duration:pt1h", "rrule:freq=weekly; byday=; count=3"],
    busy: tens,
  },
  {
    title: "a day that doesn't exist is ignored, and the rule still repeats",
    source: github("jkbrzt/rrule/issues/568"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY;BYDAY=TU,XX;COUNT=3"],
    busy: tens,
    partial: 1,
  },
  {
    title: "one of several positions in a year",
    source: github("kewisch/ical.js/issues/578"),
    lines: ["DTSTART:20251229T100000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYDAY=MO;BYSETPOS=1,-1"],
    busy: ["2026-12-28T10:00Z/2026-12-28T11:00Z", "2027-01-04T10:00Z/2027-01-04T11:00Z"],
  },
  {
    title: "positions in a week and within a day",
    source: github("kewisch/ical.js/issues/1039"),
    lines: [
      "DTSTART:20260601T100000Z",
      "DURATION:PT1H",
      "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1;COUNT=3",
    ],
    busy: [
      "2026-06-01T10:00Z/2026-06-01T11:00Z",
      "2026-06-05T10:00Z/2026-06-05T11:00Z",
      "2026-06-08T10:00Z/2026-06-08T11:00Z",
    ],
  },
  {
    title: "a date with a time of midnight, from macOS",
    source: github("nextcloud/calendar/issues/8875"),
    lines: ["DTSTART;VALUE=DATE:20260604T000000", "DTEND;VALUE=DATE:20260605T000000"],
    busy: ["2026-06-04T00:00Z/2026-06-05T00:00Z"],
  },
  {
    title: "an all-day event without an end",
    source: github("nextcloud/calendar/issues/692"),
    lines: ["DTSTART;VALUE=DATE:20260604", "DTSTAMP:2026010"],
    busy: ["2026-06-04T00:00Z/2026-06-05T00:00Z"],
  },
  {
    title: "weekdays in quotes, from eluceo/ical",
    source: github("markuspoerschke/iCal/issues/105"),
    lines: [...atTen, 'RRULE:FREQ=WEEKLY;BYDAY="TU,TH";UNTIL=20260605T000000Z'],
    busy: [ten, "2026-06-04T10:00Z/2026-06-04T11:00Z"],
  },
  {
    title: "a rule whose parts are separated by commas",
    source: github("jkbrzt/rrule/issues/126"),
    lines: [...atTen, "RRULE:FREQ=WEEKLY, INTERVAL=1, COUNT=3"],
    busy: tens,
  },
  {
    title: "exceptions without the zone of their series",
    source: github("Jorricks/iCal-library/pull/8"),
    lines: [
      ...["DTSTART;TZID=Europe/Amsterdam:20260602T120000", "DURATION:PT1H"],
      ...["RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260609T120000;20260616T120000"],
    ],
    busy: [ten],
  },
  {
    title: "a negative duration",
    source: github("bitfireAT/davx5-ose/issues/1850"),
    lines: ["DTSTART:20260602T100000Z", "DURATION:-PT45M"],
    busy: [ten],
    partial: 1,
  },
  {
    title: "an end without a value",
    source: github("libical/libical/issues/778"),
    lines: ["DTSTART:20260602T100000Z", "DTEND:"],
    busy: [ten],
    partial: 1,
  },
  {
    title: "a duration with a fraction and a space",
    source: github("collective/icalendar/issues/999"),
    lines: ["DTSTART:20260602T100000Z", "DURATION: PT1.0H"],
    busy: [ten],
  },
];

/** Lines and components that violate RFC 5545. */
export const lineShapes: readonly ReportedShape[] = [
  {
    title: "a quotation mark inside a quoted parameter, from Proton",
    source: github("kewisch/ical.js/issues/1015"),
    lines: ['ATTENDEE;X-RESPONSE-COMMENT="see "you" there":mailto:a@x.example', ...atTen],
    busy: [ten],
  },
  {
    title: "a place that continues on a line without indentation",
    source: github("super-productivity/super-productivity/pull/6443"),
    lines: ["LOCATION:123 Main St\\, Suite 100\\,", "Albuquerque\\, NM 87101", ...atTen],
    busy: [ten],
  },
  {
    title: "a line with a single letter between events",
    source: github("collective/icalendar/issues/399"),
    lines: ["BEGIN:VEVENT", "UID:1", ...atTen, "END:VEVENT", "X"],
    busy: [ten],
  },
  {
    title: "a description with words at the start of a line",
    source: github("ics-py/ics-py/issues/56"),
    lines: ["DESCRIPTION:written", "interrogations", "Begin: at nine", "END: of term", ...atTen],
    busy: [ten],
  },
  {
    title: "a description with a line that is one word",
    source: github("ics-py/ics-py/issues/56"),
    lines: ["DESCRIPTION:Agenda", "Begin:Welcome", ...atTen],
    busy: [ten],
  },
  {
    title: "line feeds only, and none at the end",
    source: github("nextcloud/calendar/issues/2413"),
    lines: ["BEGIN:VEVENT\nUID:1\nDTSTART:20260602T100000Z\nDTEND:20260602T110000Z\nEND:VEVENT"],
    busy: [ten],
  },
  {
    title: "an alarm that is never closed",
    source: github("collective/icalendar/pull/131"),
    lines: [...atTen, "BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT5M"],
    busy: [ten],
  },
  {
    title: "an event that is never closed",
    source: github("collective/icalendar/pull/131"),
    lines: [
      "BEGIN:VEVENT",
      "UID:1",
      ...atTen,
      "BEGIN:VEVENT",
      "UID:2",
      "DTSTART:20260603T100000Z",
      "DURATION:PT1H",
      "END:VEVENT",
    ],
    busy: [ten, "2026-06-03T10:00Z/2026-06-03T11:00Z"],
  },
  {
    title: "one unreadable start among readable events",
    source: github("Medical-Software-Foundation/canvas/pull/327"),
    lines: ["BEGIN:VEVENT", "UID:1", "DTSTART:soon", "END:VEVENT", "BEGIN:VEVENT", "UID:2", ...atTen, "END:VEVENT"],
    busy: [ten],
    partial: 1,
  },
];

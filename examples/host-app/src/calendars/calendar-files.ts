/** A calendar served by the example. */
export interface CalendarFile {
  readonly name: string;
  /** A description of its content. */
  readonly about: string;
  readonly text: string;
}

/** A daylight saving rule of a time zone, on a given Sunday of a month. */
const observance = (kind: "STANDARD" | "DAYLIGHT", from: string, to: string, rule: string, at: string): string[] => [
  `BEGIN:${kind}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  `DTSTART:1970${at}`,
  `RRULE:FREQ=YEARLY;${rule}`,
  `END:${kind}`,
];

const amsterdam = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Amsterdam",
  ...observance("DAYLIGHT", "+0100", "+0200", "BYMONTH=3;BYDAY=-1SU", "0329T020000"),
  ...observance("STANDARD", "+0200", "+0100", "BYMONTH=10;BYDAY=-1SU", "1025T030000"),
  "END:VTIMEZONE",
];

const newYork = [
  "BEGIN:VTIMEZONE",
  "TZID:America/New_York",
  ...observance("DAYLIGHT", "-0500", "-0400", "BYMONTH=3;BYDAY=2SU", "0308T020000"),
  ...observance("STANDARD", "-0400", "-0500", "BYMONTH=11;BYDAY=1SU", "1101T020000"),
  "END:VTIMEZONE",
];

const event = (id: string, title: string, ...lines: readonly string[]): string[] => [
  "BEGIN:VEVENT",
  `UID:${id}@quayside.example`,
  "DTSTAMP:20260101T000000Z",
  `SUMMARY:${title}`,
  ...lines,
  "END:VEVENT",
];

const calendar = (name: string, about: string, ...parts: readonly (readonly string[])[]): CalendarFile => ({
  name,
  about,
  text: [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Quayside//Example calendars//EN"],
    ...parts.flat(),
    "END:VCALENDAR",
    "",
  ].join("\r\n"),
});

const inAmsterdam = (from: string, to: string): string[] => [
  `DTSTART;TZID=Europe/Amsterdam:${from}`,
  `DTEND;TZID=Europe/Amsterdam:${to}`,
];

const family = calendar(
  "family.ics",
  "School run on weekdays and swimming every Wednesday, except between Christmas and New Year",
  amsterdam,
  event(
    "school-run",
    "School run",
    ...inAmsterdam("20260105T080000", "20260105T084500"),
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
  ),
  event(
    "swimming",
    "Swimming",
    ...inAmsterdam("20260107T163000", "20260107T180000"),
    "RRULE:FREQ=WEEKLY;BYDAY=WE",
    "EXDATE;TZID=Europe/Amsterdam:20261230T163000",
  ),
);

/** Sample calendars with repeating events, another time zone and all-day events. */
export const calendarFiles: readonly CalendarFile[] = [
  family,
  calendar(
    "training.ics",
    "A course every second Tuesday and a call with New York, in New York’s time zone",
    amsterdam,
    newYork,
    event(
      "crane-course",
      "Crane simulator",
      ...inAmsterdam("20260106T130000", "20260106T170000"),
      "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    ),
    event(
      "new-york",
      "Call with the terminal in Newark",
      "DTSTART;TZID=America/New_York:20260108T090000",
      "DTEND;TZID=America/New_York:20260108T093000",
      "RRULE:FREQ=WEEKLY;BYDAY=TH",
    ),
  ),
  calendar(
    "days-off.ics",
    "All-day events on the first Monday of every month",
    event(
      "day-off",
      "Day off",
      "DTSTART;VALUE=DATE:20260105",
      "DTEND;VALUE=DATE:20260106",
      "RRULE:FREQ=MONTHLY;BYDAY=1MO",
    ),
  ),
];

/** A calendar that is removed after the seed has connected it, as an example of an unreadable calendar. */
export const goneFile: CalendarFile = { ...family, name: "old-phone.ics" };

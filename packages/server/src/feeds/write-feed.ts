import type { CalendarFeed, FeedShift } from "@rollcall/core";
import ICAL from "ical.js";
import { type Component, describeZone, type FeedZone, type Property } from "./feed-zone.ts";

/** Texts of a feed. */
export interface FeedWords {
  /** The title of events that only show that the person is busy. */
  readonly busy: string;
}

/** How often calendar apps should read a feed. */
const refreshInterval = "PT1H";

/** The maximum number of octets of a line, without the space in front of a continuation (RFC 5545, 3.1). */
const maxInLine = 74;

/**
 * Writes a feed as iCalendar text (RFC 5545). The library escapes and folds; control characters that the format can't contain are
 * removed first (P53).
 */
export function writeFeed(feed: CalendarFeed, words: FeedWords): string {
  const name = toText(feed.name);
  const zones = zonesOf(feed.shifts);
  const calendar: Component = [
    "vcalendar",
    [
      ["version", {}, "text", "2.0"],
      ["prodid", {}, "text", "-//Rollcall//Calendar feed//EN"],
      ["calscale", {}, "text", "GREGORIAN"],
      ["method", {}, "text", "PUBLISH"],
      ["name", {}, "unknown", escaped(name)],
      ["x-wr-calname", {}, "unknown", escaped(name)],
      ["refresh-interval", {}, "duration", refreshInterval],
      ["x-published-ttl", {}, "unknown", refreshInterval],
    ],
    [
      ...[...zones.values()].map(({ component }) => component),
      ...feed.shifts.map((shift) => toEvent(shift, feed, zones, words)),
    ],
  ];
  // The limit is a setting of the whole library. Nothing else runs in between.
  const { foldLength } = ICAL;
  ICAL.foldLength = maxInLine;
  try {
    return ICAL.stringify([...calendar]);
  } finally {
    ICAL.foldLength = foldLength;
  }
}

const statuses = { confirmed: "CONFIRMED", tentative: "TENTATIVE", cancelled: "CANCELLED" } as const;

function toEvent(
  shift: FeedShift,
  { privacy, reminders }: CalendarFeed,
  zones: ReadonlyMap<string, FeedZone>,
  words: FeedWords,
): Component {
  const { uid, sequence, state, timeZone, changedAt } = shift;
  const time = (name: string, at: number): Property => [
    name,
    { tzid: timeZone },
    "date-time",
    zones.get(timeZone)?.localTime(at) ?? "",
  ];
  const changed = `${new Date(changedAt).toISOString().slice(0, 19)}Z`;
  const title = privacy === "busy" ? words.busy : shift.kind;
  return [
    "vevent",
    [
      ["uid", {}, "text", uid],
      ["sequence", {}, "integer", sequence],
      ["dtstamp", {}, "date-time", changed],
      ["last-modified", {}, "date-time", changed],
      time("dtstart", shift.start),
      time("dtend", shift.end),
      ["summary", {}, "text", toText(title)],
      ...(privacy === "busy" ? ([["class", {}, "text", "PRIVATE"]] as const) : detailsOf(shift)),
      ["status", {}, "text", statuses[state]],
      ["transp", {}, "text", state === "cancelled" ? "TRANSPARENT" : "OPAQUE"],
    ],
    state === "cancelled" ? [] : reminders.map((minutes) => toAlarm(minutes, title)),
  ];
}

function detailsOf({ place, notes, scheduleName }: FeedShift): readonly Property[] {
  const description = [notes, scheduleName].filter((text) => text !== "").join("\n\n");
  const details: readonly (readonly [string, string])[] = [
    ["location", place],
    ["description", description],
  ];
  return details.flatMap(([name, text]) => (text === "" ? [] : [[name, {}, "text", toText(text)] as const]));
}

const toAlarm = (minutes: number, title: string): Component => [
  "valarm",
  [
    ["action", {}, "text", "DISPLAY"],
    ["trigger", {}, "duration", `-PT${minutes}M`],
    ["description", {}, "text", toText(title)],
  ],
  [],
];

/** Removes what iCalendar text can't contain: control characters and unpaired surrogates. A line break is `\n`. */
const toText = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/gu, "\n").replace(/[^\P{Cc}\n\t]|\p{Cs}/gu, "");

/** Escapes the value of a property that the library doesn't know as text. */
const escaped = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll(";", "\\;").replaceAll(",", "\\,").replaceAll("\n", "\\n");

/** The time zones of shifts, each for the period of its shifts. */
function zonesOf(shifts: readonly FeedShift[]): ReadonlyMap<string, FeedZone> {
  const spans = new Map<string, { from: number; until: number }>();
  for (const { timeZone, start, end } of shifts) {
    const span = spans.get(timeZone);
    if (span === undefined) spans.set(timeZone, { from: start, until: end });
    else {
      span.from = Math.min(span.from, start);
      span.until = Math.max(span.until, end);
    }
  }
  return new Map([...spans].map(([zone, { from, until }]) => [zone, describeZone(zone, from, until)]));
}

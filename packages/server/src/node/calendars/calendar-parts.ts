import { TooMuch } from "./budget.ts";
import type { Window } from "./window.ts";

/** What of a calendar's text is worth parsing. */
export interface CalendarParts {
  /** The name of the zone in which floating times are told, as it stands there. */
  readonly zone: string | undefined;
  /** Events, published busy times and zones, each a text of its own. */
  readonly parts: readonly string[];
}

const told = new Set(
  ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID", "STATUS", "TRANSP"].concat([
    "X-MICROSOFT-CDO-BUSYSTATUS",
    "FREEBUSY",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
  ]),
);
const wanted = new Set(["VEVENT", "VFREEBUSY", "VTIMEZONE"]);
const observances = new Set(["STANDARD", "DAYLIGHT"]);

const dayMs = 86_400_000;
/** Lines that are parsed at most; each costs some microseconds. */
const maxLines = 40_000;
/** What a line may take that is no list; rules of recurrence take less than 200. */
const maxLine = 2000;
const lists = new Set(["RDATE", "EXDATE", "FREEBUSY"]);
/** What lists may take in all: some thousand entries. */
const maxLists = 100_000;
const maxDepth = 20;
/** A name and its parameters. The parser takes the square of their length: what is longer tells no time. */
const head = /^[\w-]+(?:;[\w-]+=(?:"[^"]{0,300}"|[^";:,]{0,300})){0,8}:/;

/**
 * What of an iCalendar text tells when somebody is busy, unfolded: neither titles nor places reach the parser (Q52). Single
 * events far outside the window are left out, so that years gone by cost little.
 * @returns null where this is no calendar, or not all of one
 * @throws {TooMuch} there is more of it than anybody has
 */
export function calendarParts(text: string, window: Window): CalendarParts | null {
  const parts: string[] = [];
  const open: string[] = [];
  let zone: string | undefined;
  let part: string[] = [];
  let lines = 0;
  let listed = 0;
  let hasEnded = false;
  for (const line of unfolded(text)) {
    const name = /^[\w-]+/.exec(line)?.[0].toUpperCase();
    if (name === undefined) continue;
    const mark =
      name === "BEGIN" || name === "END"
        ? line
            .slice(name.length + 1)
            .trim()
            .toUpperCase()
        : undefined;
    if (name === "BEGIN") {
      if ((open.length === 0) !== (mark === "VCALENDAR") || open.length === maxDepth) return null;
      open.push(mark ?? "");
    }
    if (isWanted(open)) {
      if (lists.has(name)) listed += line.length;
      else if (told.has(name) && line.length > maxLine) throw new TooMuch();
      if (mark !== undefined) part.push(`${name}:${mark}`);
      else if (told.has(name) && head.test(line)) part.push(line);
      if (part.length > maxLines || listed > maxLists) throw new TooMuch();
    } else if (open.length === 1 && name === "X-WR-TIMEZONE") {
      zone ??= line.slice(name.length + 1).trim();
    }
    if (name !== "END") continue;
    if (open.pop() !== mark) return null;
    hasEnded = open.length === 0;
    if (open.length !== 1 || part.length === 0) continue;
    if (mark !== "VEVENT" || mayMatter(part, window)) {
      lines += part.length;
      if (lines > maxLines) throw new TooMuch();
      parts.push(part.join("\r\n"));
    }
    part = [];
  }
  return hasEnded ? { zone, parts } : null;
}

const unfolded = (text: string): readonly string[] =>
  text
    .replace(/^\uFEFF/, "")
    .replace(/\r?\n[ \t]/g, "")
    .split(/\r?\n/);

/** Whether what stands here is of a part that tells times; alarms, to-dos and what nobody knows do not. */
const isWanted = ([, outer, inner, ...rest]: readonly string[]): boolean =>
  outer !== undefined && wanted.has(outer) && (inner === undefined || observances.has(inner)) && rest.length === 0;

/** Whether an event can have anything to do with the window, as far as its bare dates tell. */
function mayMatter(event: readonly string[], { from, until }: Window): boolean {
  if (event.some((line) => /^(RRULE|RDATE|RECURRENCE-ID)/i.test(line))) return true;
  const start = dateOf(event, /^DTSTART/i);
  if (start === undefined || start - 2 * dayMs > until) return false;
  if (event.some((line) => /^DURATION/i.test(line))) return true;
  return (dateOf(event, /^DTEND/i) ?? start) + 3 * dayMs > from;
}

function dateOf(event: readonly string[], name: RegExp): number | undefined {
  const line = event.find((line) => name.test(line));
  const [, year, month, day] = /:(\d{4})(\d\d)(\d\d)/.exec(line ?? "") ?? [];
  return year === undefined ? undefined : Date.UTC(Number(year), Number(month) - 1, Number(day));
}

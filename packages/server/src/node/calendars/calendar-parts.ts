import { TooMuch } from "./budget.ts";
import type { Window } from "./window.ts";

/** The relevant parts of a calendar file. */
export interface CalendarParts {
  /** The name of the zone for floating times, as written in the file. */
  readonly zone: string | undefined;
  /** Events, free/busy components and zones, each as separate text. */
  readonly parts: readonly string[];
}

const timeProperties = new Set(
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
/** The maximum number of parsed lines; each costs a few microseconds. */
const maxLines = 40_000;
/** The maximum length of a line that is not a list; recurrence rules need less than 200 characters. */
const maxLine = 2000;
const lists = new Set(["RDATE", "EXDATE", "FREEBUSY"]);
/** The maximum total length of lists: a few thousand entries. */
const maxLists = 100_000;
const maxDepth = 20;
/** The maximum length of a name with its parameters, because the parser is quadratic in it. */
const head = /^[\w-]+(?:;[\w-]+=(?:"[^"]{0,300}"|[^";:,]{0,300})){0,8}:/;

/**
 * Extracts the parts of an iCalendar file that determine busy times, unfolded: neither titles nor places reach the parser (Q52).
 * Single events far outside the window are skipped, so that past years cost little.
 * @returns null if this is not a complete calendar
 * @throws {TooMuch} the file exceeds the limits
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
      else if (timeProperties.has(name) && line.length > maxLine) throw new TooMuch();
      if (mark !== undefined) part.push(`${name}:${mark}`);
      else if (timeProperties.has(name) && head.test(line)) part.push(line);
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

/** Whether a component is relevant for busy times; alarms, to-dos and unknown components are not. */
const isWanted = ([, outer, inner, ...rest]: readonly string[]): boolean =>
  outer !== undefined && wanted.has(outer) && (inner === undefined || observances.has(inner)) && rest.length === 0;

/** Whether an event may overlap the window, judging by its plain dates. */
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

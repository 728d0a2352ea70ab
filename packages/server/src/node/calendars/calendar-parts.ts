import { BudgetExceeded } from "./budget.ts";
import { contentLines, nameOf, type Property, toProperty } from "./content-line.ts";
import { parseTime } from "./time-values.ts";
import type { Window } from "./window.ts";

/** The metadata of a calendar. A file may contain several calendars. */
export interface CalendarHead {
  /** The calendar's zone as written (X-WR-TIMEZONE). */
  readonly zone?: string;
}

/** A component of a calendar, with the properties that determine busy times. */
export interface Component {
  readonly name: string;
  readonly properties: readonly Property[];
  readonly parts: readonly Component[];
  readonly calendar: CalendarHead;
}

/** The properties of a component with a name. */
export const propertiesOf = (component: Component, name: string): readonly Property[] =>
  component.properties.filter((property) => property.name === name);

/** The value of the first property with a name. */
export const valueOf = (component: Component, name: string): string | undefined =>
  propertiesOf(component, name)[0]?.value;

const wantedProperties = new Set(
  ["DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID", "SEQUENCE"].concat(
    ["DTSTAMP", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "FREEBUSY"],
    ["TZID", "TZOFFSETFROM", "TZOFFSETTO", "X-LIC-LOCATION"],
  ),
);
/** Properties of a calendar that name its zone. */
const zoneNames = new Set(["X-WR-TIMEZONE", "TIMEZONE-ID"]);
const versionProperties = new Set(["UID", "SEQUENCE", "DTSTAMP", "DTSTART", "STATUS"]);
const wanted = new Set(["VEVENT", "VFREEBUSY", "VTIMEZONE"]);
const observances = new Set(["STANDARD", "DAYLIGHT"]);
/** Components that can't be inside another one in the list: one that was left open ends here. */
const topLevel = new Set([...wanted, "VTODO", "VJOURNAL", "VAVAILABILITY"]);
const inner = new Set([...observances, "VALARM", "AVAILABLE", "PARTICIPANT", "VLOCATION", "VRESOURCE"]);

/** The status of each event in a message that cancels them (RFC 5546, 3.2.5). */
const cancelled: Property = { name: "STATUS", params: new Map(), value: "CANCELLED" };

const dayMs = 86_400_000;
/** The maximum number of parsed lines; each costs a few microseconds. */
const maxLines = 120_000;
/** The maximum length of a line that is not a list; recurrence rules need fewer than 200 characters. */
const maxLine = 2000;
const lists = new Set(["RDATE", "EXDATE", "FREEBUSY"]);
/** The maximum total length of lists: some ten thousand entries. */
const maxLists = 600_000;
const maxDepth = 20;

interface OpenComponent {
  readonly name: string;
  readonly isWanted: boolean;
  /** Whether it is an implied calendar, around a component between two calendars. */
  readonly isImplied?: boolean;
  properties: Property[];
  readonly parts: Component[];
  readonly calendar: CalendarHead;
}

/**
 * Extracts the components of an iCalendar file that determine busy times: events, free/busy components and zones, without titles
 * and places (Q52). Single events far outside the window are skipped, so that past years cost little. Text that only looks like
 * the start or end of a component is ignored.
 * @returns null if this is not a complete calendar
 * @throws {BudgetExceeded} the file exceeds the limits
 */
export function calendarParts(text: string, window: Window): readonly Component[] | null {
  const components: Component[] = [];
  const outside: Component[] = [];
  const open: OpenComponent[] = [];
  let calendar: { zone?: string } = {};
  let isCancellation = false;
  let lines = 0;
  let listed = 0;
  let hasEnded = false;

  const close = (): void => {
    const closed = open.pop();
    const parent = open.at(-1);
    if (closed === undefined || parent === undefined || !closed.isWanted) return;
    if (isCancellation && closed.name === "VEVENT") closed.properties.unshift(cancelled);
    if (open.length > 1) parent.parts.push(closed);
    else if (closed.name !== "VEVENT" || mayMatter(closed.properties, window)) {
      lines += closed.properties.length + closed.parts.reduce((sum, { properties }) => sum + properties.length, 1);
      if (lines > maxLines) throw new BudgetExceeded();
      components.push(closed);
    } else outside.push({ ...closed, properties: closed.properties.filter(({ name }) => versionProperties.has(name)) });
  };

  for (const line of contentLines(text)) {
    const name = nameOf(line);
    if (name === undefined) continue;
    const top = open.at(-1);
    if (name === "BEGIN" || name === "END") {
      const mark = markOf(line);
      if (mark === undefined) continue;
      if (name === "END") {
        const at = open.findLastIndex((component) => component.name === mark);
        if (at < 0) continue;
        // A component opened by a line of text belongs to the one around it.
        while (open.length > at + 1) dissolve(open, close);
        close();
        if (open.length === 1 && open[0]?.isImplied === true) open.pop();
        hasEnded = open.length === 0;
        continue;
      }
      // A calendar that was left open ends here.
      if (mark === "VCALENDAR") while (open.length > 0) dissolve(open, close);
      else if (open.length === 0) {
        if (!hasEnded) return null;
        open.push({ name: "VCALENDAR", isWanted: false, isImplied: true, properties: [], parts: [], calendar });
      }
      if (topLevel.has(mark)) while (open.length > 1) dissolve(open, close);
      if (observances.has(mark) && observances.has(open.at(-1)?.name ?? "")) close();
      if (open.length === maxDepth) return null;
      if (mark === "VCALENDAR") {
        isCancellation = false;
        calendar = {};
      }
      hasEnded = false;
      open.push({ name: mark, isWanted: isWanted(open, mark), properties: [], parts: [], calendar });
    } else if (top?.isWanted === true && wantedProperties.has(name)) {
      if (lists.has(name)) listed += line.length;
      else if (line.length > maxLine) throw new BudgetExceeded();
      top.properties.push(toProperty(line, name));
      if (top.properties.length > maxLines || listed > maxLists) throw new BudgetExceeded();
    } else if (open.length === 1 && zoneNames.has(name)) calendar.zone ??= toProperty(line, name).value;
    else if (open.length === 1 && name === "METHOD") isCancellation = /:\s*CANCEL\s*$/i.test(line);
  }
  if (!hasEnded) return null;
  // It may be the later version of an event that was within the window.
  const uids = new Set(components.map(uidOf).filter((uid) => uid !== ""));
  return [...components, ...outside.filter((event) => uids.has(uidOf(event)))];
}

const uidOf = ({ properties }: Component): string => properties.find(({ name }) => name === "UID")?.value ?? "";

/** The component a `BEGIN` or `END` line names; undefined if it's a sentence. */
const markOf = (line: string): string | undefined =>
  /^\s*\w+\s*:\s*([A-Za-z][\w-]*)\s*$/.exec(line)?.[1]?.toUpperCase();

/** Ends a component without its `END` line. The properties of one with an unknown name belong to its parent. */
function dissolve(open: OpenComponent[], close: () => void): void {
  const top = open.at(-1);
  const parent = open.at(-2);
  if (top !== undefined && parent !== undefined && !topLevel.has(top.name) && !inner.has(top.name)) {
    parent.properties.push(...top.properties);
    open.pop();
  } else close();
}

/** Whether a component may be relevant for busy times; alarms, to-dos and what they contain are not. */
function isWanted(open: readonly OpenComponent[], name: string): boolean {
  const [, outer] = open;
  if (outer === undefined) return wanted.has(name);
  if (outer.name === "VTIMEZONE") return open.length === 2 && observances.has(name);
  // An unknown name may be a line of text.
  return open.every(({ isWanted }, index) => index === 0 || isWanted) && !inner.has(name) && !name.startsWith("X-");
}

/** Whether an event may overlap the window, judging by its plain dates. */
function mayMatter(properties: readonly Property[], { from, until }: Window): boolean {
  const has = (name: string): boolean => properties.some((property) => property.name === name);
  if (has("RRULE") || has("RDATE") || has("RECURRENCE-ID")) return true;
  const dateOf = (name: string): number | undefined =>
    parseTime(properties.find((property) => property.name === name)?.value ?? "", { isDate: true })?.wall;
  const start = dateOf("DTSTART");
  if (start === undefined) return true;
  if (start - 2 * dayMs > until) return false;
  if (has("DURATION")) return true;
  const end = dateOf("DTEND");
  return (end === undefined && has("DTEND")) || Math.max(end ?? start, start) + 3 * dayMs > from;
}

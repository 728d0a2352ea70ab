import { type CalendarHead, type Component, propertiesOf, valueOf } from "./calendar-parts.ts";
import type { Property } from "./content-line.ts";
import { type Length, parseDuration, parsePeriod, parseTime, type TimeValue } from "./time-values.ts";
import { toInstant, toWallOf, utc, type Wall, type Zone } from "./zone.ts";
import type { Zones } from "./zones.ts";

/** A time as written in an event. */
export interface Moment {
  readonly wall: Wall;
  readonly zone: Zone;
  /** Whether it is a date without a time. */
  readonly isDate: boolean;
  /** Whether it is written without a zone. */
  readonly isFloating?: boolean;
  /** Whether the calendar determines the zone of a date. */
  readonly isStated?: boolean;
}

/** The context needed to read an event. */
export interface EventContext {
  /** The zones of the calendar that a component is in. */
  readonly zones: (calendar: CalendarHead) => Zones;
  /** Records that something in the event could not be read. */
  readonly markPartial: () => void;
}

const dayMs = 86_400_000;
/** The duration of an event whose end can't be read. The person must not appear to be free. */
export const assumedLength: Length = { nominal: 0, exact: 3_600_000 };

/** The times of a property, each with its zone. Empty items are ignored; unreadable ones make the event partial. */
export function momentsOf(component: Component, name: string, context: EventContext): readonly Moment[] {
  return propertiesOf(component, name).flatMap((property) =>
    itemsOf(property).flatMap((item) => {
      const time = parseTime(item, { isDate: isMidnight(property, item) }) ?? parsePeriod(item)?.start;
      if (time === undefined) context.markPartial();
      return time === undefined ? [] : [toMoment(time, property, component, context)];
    }),
  );
}

/** Whether a time is written for a date: `VALUE=DATE:20260602T000000`. */
const isMidnight = ({ params }: Property, item: string): boolean =>
  params.get("VALUE")?.toUpperCase() === "DATE" && /T00:?00(?::?00)?Z?$/i.test(item.trim());

/** The items of a list, without quotes and escaped line breaks. */
const itemsOf = ({ value }: Property): readonly string[] =>
  value
    .replace(/["']|\\n/gi, "")
    .split(/[,;]/)
    .filter((item) => item.trim() !== "");

/** A time of a property with its zone. */
export function toMoment(
  time: TimeValue,
  { params }: Property,
  { calendar }: Component,
  { zones, markPartial }: EventContext,
): Moment {
  const own = zones(calendar);
  if (time.isDate) {
    const { zone, isStated } = own.days;
    return { wall: time.wall, zone, isDate: true, isStated };
  }
  if (time.offset !== undefined) return { wall: time.wall - time.offset, zone: utc, isDate: false };
  const name = params.get("TZID") ?? "";
  const { zone, isUnknown } = own.named(name);
  if (isUnknown) markPartial();
  return { wall: time.wall, zone, isDate: false, isFloating: name === "" };
}

/** When an event starts; undefined if that can't be read. A start without a zone is in the zone that its end names. */
export function startOf(event: Component, context: EventContext): Moment | undefined {
  const [start] = momentsOf(event, "DTSTART", context);
  if (start === undefined) context.markPartial();
  const [end] = start?.isFloating === true ? momentsOf(event, "DTEND", context) : [];
  const isNamed = end !== undefined && !end.isDate && end.isFloating !== true && end.zone !== utc;
  return start && (isNamed ? { ...start, zone: end.zone, isFloating: false } : start);
}

/** Whether an event has an end or a duration, readable or not. */
export const hasLength = (event: Component): boolean =>
  valueOf(event, "DURATION") !== undefined || valueOf(event, "DTEND") !== undefined;

/**
 * The duration of an event. Without an end, a date lasts one day and a time has no duration (RFC 5545, 3.6.1). If the end can't be read or
 * is before the start, the event lasts an hour, or until the end of the day.
 */
export function lengthOf(event: Component, start: Moment, context: EventContext): Length {
  const isOneDay: Length = { nominal: dayMs, exact: 0 };
  const duration = valueOf(event, "DURATION");
  const written = duration === undefined ? undefined : parseDuration(duration);
  const [found] = momentsOf(event, "DTEND", context);
  // An end without a zone is in the zone of the start.
  const end = found?.isFloating === true && !start.isDate ? { ...found, zone: start.zone } : found;
  const hasEnd = hasLength(event);
  if (hasEnd && end === undefined && written === undefined) context.markPartial();
  if (start.isDate) {
    const last = end === undefined ? undefined : dateAfter(end, start);
    if (last !== undefined) return { nominal: Math.max(last - start.wall, dayMs), exact: 0 };
    const days = written === undefined ? 0 : Math.ceil((written.nominal + written.exact) / dayMs);
    return days > 0 ? { nominal: days * dayMs, exact: 0 } : isOneDay;
  }
  if (end !== undefined) {
    const length = lengthBetween(start, end);
    if (length.nominal + length.exact >= 0) return length;
    context.markPartial();
    return assumedLength;
  }
  if (written !== undefined) return written;
  return hasEnd ? assumedLength : { nominal: 0, exact: 0 };
}

/** The date on which an all-day event ends, excluded, even if the end is given with a time. */
function dateAfter(end: Moment, start: Moment): Wall {
  if (end.isDate) return end.wall;
  return Math.ceil((end.zone === utc ? toWallOf(start.zone, end.wall) : end.wall) / dayMs) * dayMs;
}

function lengthBetween(start: Moment, end: Moment): Length {
  if (end.zone === start.zone) return { nominal: end.wall - start.wall, exact: 0 };
  return { nominal: 0, exact: toInstant(end.zone, end.wall) - toInstant(start.zone, start.wall) };
}

/**
 * The day of a time in an all-day series: as written, unless it is the first or last second of a day in UTC. In an unknown zone, an
 * afternoon hour in UTC means the following midnight in a zone east of Greenwich.
 */
export function dayOf({ wall, zone, isDate }: Moment, days: Zone): Wall {
  const day = (at: Wall): Wall => Math.floor(at / dayMs) * dayMs;
  if (isDate || zone !== utc) return day(wall);
  const local = toWallOf(days, wall);
  const isBorder = [0, dayMs - 1000].includes(local - day(local));
  if (isBorder) return day(local);
  const isMidnight = days === utc && wall - day(wall) > dayMs / 2 && wall % 900_000 === 0;
  return isMidnight ? day(wall) + dayMs : day(wall);
}

/** Whether the event does not make its owner busy. */
export const isFree = (event: Component): boolean =>
  hasValue(event, "TRANSP", "TRANSPARENT") ||
  hasValue(event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE") ||
  isCancelled(event);

/** Whether the event was canceled. */
export const isCancelled = (event: Component): boolean =>
  hasValue(event, "STATUS", "CANCELLED") || hasValue(event, "STATUS", "CANCELED");

const hasValue = (event: Component, name: string, value: string): boolean =>
  valueOf(event, name)?.trim().toUpperCase() === value;

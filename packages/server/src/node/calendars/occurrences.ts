import type { Budget } from "./budget.ts";
import type { Component } from "./calendar-parts.ts";
import {
  dayOf,
  type EventContext,
  isCancelled,
  isFree,
  lengthOf,
  type Moment,
  momentsOf,
  propertiesOf,
  startOf,
} from "./event-times.ts";
import { parseRule, type Rule, ruleWalls } from "./recurrence.ts";
import { type Length, parsePeriod, type Period } from "./time-values.ts";
import { latestVersions } from "./versions.ts";
import type { Window } from "./window.ts";
import { toInstant, toWallOf, utc, type Wall } from "./zone.ts";

const dayMs = 86_400_000;

/** A busy period, with its dates if it is an all-day event. */
export interface BusyPeriod extends Window {
  readonly isDate: boolean;
  /** The period in wall-clock time. */
  readonly walls: Window;
}

/** What expanding a series requires. */
export interface SeriesContext extends EventContext {
  readonly window: Window;
  readonly budget: Budget;
}

/** An overridden occurrence, or with `isOnwards` all from it on. */
interface Override {
  readonly event: Component;
  readonly at: Moment;
  readonly isOnwards: boolean;
}

/**
 * The busy times of the events of one UID: an event that may recur, and its overridden occurrences. May include times outside
 * the window, in any order.
 * @throws {BudgetExceeded} there are too many
 */
export function* occurrences(events: readonly Component[], context: SeriesContext): Generator<BusyPeriod> {
  const { masters, overrides } = latestVersions(events);
  const active = masters.filter((event) => !isCancelled(event));
  if (masters.length > 0 && active.length === 0) return;
  const replaced: Override[] = [];
  const additional: Component[] = [];
  for (const event of overrides) {
    const [at] = momentsOf(event, "RECURRENCE-ID", context);
    const range = propertiesOf(event, "RECURRENCE-ID")[0]?.params.get("RANGE")?.toUpperCase();
    const isOnwards = range === "THISANDFUTURE";
    if (at !== undefined) replaced.push({ event, at, isOnwards });
    // A change of all later occurrences is part of the series.
    if (at === undefined || !isOnwards || active.length === 0) additional.push(event);
  }
  for (const event of active) {
    const start = startOf(event, context);
    if (start !== undefined) yield* seriesOf(event, start, replaced, context);
  }
  for (const event of additional) {
    if (isFree(event)) continue;
    const start = startOf(event, context);
    if (start !== undefined) yield busyPeriod(start, start.wall, lengthOf(event, start, context));
  }
}

function* seriesOf(
  event: Component,
  start: Moment,
  overrides: readonly Override[],
  context: SeriesContext,
): Generator<BusyPeriod> {
  const { window, budget } = context;
  const length = lengthOf(event, start, context);
  const isExcluded = exceptions(
    start,
    [...momentsOf(event, "EXDATE", context), ...overrides.map(({ at }) => at)],
    context,
  );
  if (propertiesOf(event, "EXRULE").length > 0) context.markPartial();
  const shifts = overrides
    .filter(({ isOnwards }) => isOnwards)
    .map((override) => shiftOf(override, start, context))
    .sort((one, other) => one.since - other.since);
  const reach = Math.max(0, ...shifts.map(({ by }) => Math.abs(by)));
  const lengths = [length, ...shifts.map((shift) => shift.length)].map(({ nominal, exact }) => nominal + exact);
  const longest = Math.max(...lengths, 0) + reach;
  const span = { from: window.from - longest - 2 * dayMs, until: window.until + reach + 2 * dayMs };
  // Rules are only expanded for a limited time before the window, however long their occurrences are.
  const expandedFrom = Math.max(span.from, window.from - 802 * dayMs);
  const seen = new Set<number>();
  const free = isFree(event);
  const emit = function* (at: Moment, wall: Wall, own: Length): Generator<BusyPeriod> {
    const instant = toInstant(at.zone, wall);
    if (wall < span.from || wall > span.until || seen.has(instant)) return;
    seen.add(instant);
    budget.spend(4);
    const shift = shifts.findLast(({ since }) => since <= instant);
    // The occurrence a change begins with is among the exceptions, but it is changed rather than replaced.
    if (isExcluded(at, wall) && shift?.since !== instant) return;
    if (shift === undefined) {
      if (!free) yield busyPeriod(at, wall, own);
    } else if (!shift.isFree) yield busyPeriod(at, wall + shift.by, shift.length);
  };
  yield* emit(start, start.wall, length);
  for (const { value } of propertiesOf(event, "RRULE")) {
    if (value === "") continue;
    const { rule, isPartial } = parseRule(value);
    if (isPartial) context.markPartial();
    if (rule === undefined) continue;
    const until = Math.min(span.until, endOf(rule, start));
    for (const wall of ruleWalls(rule, start.wall, { from: expandedFrom, until }, budget))
      yield* emit(start, wall, length);
  }
  for (const [at, own] of additions(event, start, context)) yield* emit(at, at.wall, own ?? length);
}

/** The last wall-clock time of a rule, in the zone of its event. */
function endOf({ until }: Rule, start: Moment): Wall {
  if (until === undefined) return Infinity;
  if (start.isDate) return dayOf({ ...until, zone: until.offset === undefined ? start.zone : utc }, start.zone);
  if (until.isDate) return until.wall + dayMs - 1;
  return until.offset === undefined ? until.wall : toWallOf(start.zone, until.wall - until.offset);
}

/** A change of an occurrence and all after it (RFC 5545, 3.2.13). */
interface Shift {
  readonly since: number;
  /** How much later an occurrence starts, in wall-clock time. */
  readonly by: number;
  readonly length: Length;
  readonly isFree: boolean;
}

function shiftOf({ event, at: written }: Override, seriesStart: Moment, context: SeriesContext): Shift {
  const at = atUsualTime(written, seriesStart);
  const start = isCancelled(event) ? at : (startOf(event, context) ?? at);
  const isSameZone = start.zone === at.zone;
  const by = isSameZone ? start.wall - at.wall : toInstant(start.zone, start.wall) - toInstant(at.zone, at.wall);
  const length = lengthOf(event, start, context);
  return { since: toInstant(at.zone, at.wall), by, length, isFree: isFree(event) };
}

/** A bare date in a series with times means the usual time. */
function atUsualTime(at: Moment, start: Moment): Moment {
  const time = ((start.wall % dayMs) + dayMs) % dayMs;
  return at.isDate && !start.isDate ? { ...start, wall: at.wall + time } : at;
}

/** Explicitly listed occurrences; a period has its own duration. */
function* additions(
  event: Component,
  start: Moment,
  context: SeriesContext,
): Generator<readonly [Moment, Length | undefined]> {
  for (const property of propertiesOf(event, "RDATE")) {
    for (const item of property.value.split(/[,;]/)) {
      context.budget.spend(1);
      const [at] = momentsOf({ ...event, properties: [{ ...property, value: item }] }, "RDATE", context);
      if (at === undefined) continue;
      const period = parsePeriod(item);
      yield [atUsualTime(at, start), period === undefined ? undefined : lengthOfPeriod(period)];
    }
  }
}

function lengthOfPeriod({ start, end }: Period): Length {
  if (!("wall" in end)) return end;
  const offset = (start.offset ?? 0) - (end.offset ?? start.offset ?? 0);
  return { nominal: Math.max(end.wall - start.wall + offset, 0), exact: 0 };
}

/** Returns a test for excluded occurrences: by instant, or by day if either side is a date. */
function exceptions(
  start: Moment,
  moments: readonly Moment[],
  { budget }: SeriesContext,
): (at: Moment, wall: Wall) => boolean {
  budget.spend(moments.length);
  const days = new Set<Wall>();
  const instants = new Set<number>();
  for (const moment of moments) {
    if (moment.isDate || start.isDate) days.add(dayOf(moment, start.zone));
    else instants.add(toInstant(moment.isFloating === true ? start.zone : moment.zone, moment.wall));
  }
  return ({ zone }, wall) => days.has(Math.floor(wall / dayMs) * dayMs) || instants.has(toInstant(zone, wall));
}

function busyPeriod({ zone, isDate }: Moment, wall: Wall, { nominal, exact }: Length): BusyPeriod {
  const walls = { from: wall, until: wall + nominal + exact };
  const from = toInstant(zone, wall);
  // A time that the change to daylight saving time skips is later on the clock, and so is its end.
  const shown = isDate ? wall : toWallOf(zone, from);
  const until = toInstant(zone, Math.max(shown, wall) + nominal) + exact;
  // Only whole days have dates.
  return { from, until, isDate: isDate && walls.from % dayMs === 0 && walls.until % dayMs === 0, walls };
}

/** The periods of a VFREEBUSY, in UTC. */
export function* freeBusy(component: Component, context: SeriesContext): Generator<BusyPeriod> {
  for (const property of propertiesOf(component, "FREEBUSY")) {
    if (property.params.get("FBTYPE")?.toUpperCase() === "FREE") continue;
    for (const item of property.value.split(",")) {
      context.budget.spend(1);
      const period = parsePeriod(item);
      if (period === undefined) {
        if (item.trim() !== "") context.markPartial();
        continue;
      }
      const { wall, offset } = period.start;
      const zone = offset === undefined ? context.zones.named(undefined).zone : utc;
      yield busyPeriod({ wall, zone, isDate: false }, wall - (offset ?? 0), lengthOfPeriod(period));
    }
  }
}

import type { Budget } from "./budget.ts";
import { type Component, propertiesOf, valueOf } from "./calendar-parts.ts";
import {
  assumedLength,
  dayOf,
  type EventContext,
  isCancelled,
  isFree,
  lengthOf,
  type Moment,
  momentsOf,
  startOf,
  toMoment,
} from "./event-times.ts";
import { type Override, overridesOf, type SeriesTimes, shiftsOf, timesOf, toOccurrence } from "./overrides.ts";
import { parseRule, type Rule, ruleWalls } from "./recurrence.ts";
import { type Length, parsePeriod, type Period } from "./time-values.ts";
import { latestVersions, sequenceOf } from "./versions.ts";
import type { Window } from "./window.ts";
import { toInstant, toWallOf, utc, type Wall } from "./zone.ts";

const dayMs = 86_400_000;

/** A busy period, with its dates if it is an all-day event in a zone the calendar doesn't state. */
export interface BusyPeriod extends Window {
  readonly isDate: boolean;
  /** The period in wall-clock time. */
  readonly walls: Window;
}

/** The context needed to expand a series. */
export interface SeriesContext extends EventContext {
  readonly window: Window;
  readonly budget: Budget;
}

/**
 * The busy times of the events of one UID: an event that may recur, and its overridden occurrences. May include times outside
 * the window, in any order.
 * @throws {BudgetExceeded} there are too many
 */
export function* occurrences(events: readonly Component[], context: SeriesContext): Generator<BusyPeriod> {
  const isOverride = (event: Component): boolean => (valueOf(event, "RECURRENCE-ID") ?? "") !== "";
  const masters = latestVersions(events.filter((event) => !isOverride(event)));
  const active = masters.filter((event) => !isCancelled(event));
  // Occurrences that were sent again after the whole series was canceled take place.
  const cancelledAt = masters.length > 0 && active.length === 0 ? Math.max(...masters.map(sequenceOf)) : -Infinity;
  const all = active.flatMap((event) => {
    const start = startOf(event, context);
    return start === undefined ? [] : [{ event, start, length: lengthOf(event, start, context) }];
  });
  const [first] = all;
  const overrides = overridesOf(
    events.filter((event) => isOverride(event) && sequenceOf(event) > cancelledAt),
    first,
    context,
  );
  for (const series of all) yield* seriesOf(series, overrides, context);
  for (const override of overrides) {
    // A change to all later occurrences is part of the series.
    if (isFree(override.event) || (override.isOnwards && override.at !== undefined && first !== undefined)) continue;
    const times = timesOf(override, first, context);
    if (times !== undefined) yield busyPeriod(times.start, times.start.wall, times.length);
  }
}

function* seriesOf(
  { event, start, length }: SeriesTimes & { readonly event: Component },
  overrides: readonly Override[],
  context: SeriesContext,
): Generator<BusyPeriod> {
  const { window, budget } = context;
  const replaced = overrides.flatMap(({ at }) => at ?? []);
  const isExcluded = exceptions(start, [...momentsOf(event, "EXDATE", context), ...replaced], context);
  const shifts = shiftsOf(overrides, { start, length }, context);
  const reach = Math.max(0, ...shifts.map(({ by }) => Math.abs(by)));
  const longest = Math.max(0, ...[length, ...shifts.map((shift) => shift.length)].map(total)) + reach;
  const span = { from: window.from - longest - 2 * dayMs, until: window.until + reach + 2 * dayMs };
  const seen = new Set<number>();
  const free = isFree(event);
  const wallsOf = function* (name: "RRULE" | "EXRULE"): Generator<Wall> {
    for (const { value } of propertiesOf(event, name)) {
      if (value === "") continue;
      const { rule, isPartial } = parseRule(value);
      if (isPartial) context.markPartial();
      // An exception that can't be read must not make anyone free.
      if (rule === undefined || (isPartial && name === "EXRULE")) continue;
      // Rules are only expanded for a limited time before the window, however long their occurrences are.
      const from = Math.max(span.from, window.from - 802 * dayMs);
      yield* ruleWalls(rule, start.wall, { from, until: Math.min(span.until, endOf(rule, start)) }, budget);
    }
  };
  const skipped = new Set(wallsOf("EXRULE"));
  const emit = function* (at: Moment, wall: Wall, own: Length): Generator<BusyPeriod> {
    const instant = toInstant(at.zone, wall);
    if (wall + Math.max(total(own), longest) < window.from - 2 * dayMs || wall > span.until) return;
    if (seen.has(instant)) return;
    seen.add(instant);
    budget.spend(1);
    const shift = shifts.findLast(({ since }) => since <= instant);
    // The occurrence a change begins with is among the exceptions, but it is changed rather than replaced.
    if (skipped.has(wall) || (isExcluded(at, wall) && shift?.since !== instant)) return;
    if (shift === undefined) {
      if (!free) yield busyPeriod(at, wall, own);
    } else if (!shift.isFree) yield busyPeriod(at, wall + shift.by, shift.length);
  };
  yield* emit(start, start.wall, length);
  for (const wall of wallsOf("RRULE")) yield* emit(start, wall, length);
  for (const [at, own] of additions(event, start, context)) yield* emit(at, at.wall, own ?? length);
}

const total = ({ nominal, exact }: Length): number => nominal + exact;

/** The last wall-clock time of a rule, in the zone of its event. */
function endOf({ until }: Rule, start: Moment): Wall {
  if (until === undefined) return Infinity;
  if (start.isDate) {
    const { wall, offset } = until;
    return dayOf({ ...until, wall: wall - (offset ?? 0), zone: offset === undefined ? start.zone : utc }, start.zone);
  }
  if (until.isDate) return until.wall + dayMs - 1;
  return until.offset === undefined ? until.wall : toWallOf(start.zone, until.wall - until.offset);
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
      const period = item.includes("/") ? parsePeriod(item) : undefined;
      yield period === undefined ? [toOccurrence(at, start), undefined] : [at, lengthOfPeriod(period, at, context)];
    }
  }
}

/** The duration of a period; undefined if it can't be read or is negative. */
function lengthOfPeriod({ start, end }: Period, at: Moment, { markPartial }: EventContext): Length | undefined {
  if (end !== undefined && !("wall" in end)) return end;
  const length =
    end?.offset === undefined
      ? { nominal: (end?.wall ?? -Infinity) - start.wall, exact: 0 }
      : { nominal: 0, exact: end.wall - end.offset - toInstant(at.zone, at.wall) };
  if (total(length) >= 0) return length;
  markPartial();
  return undefined;
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

function busyPeriod({ zone, isDate, isStated = false }: Moment, wall: Wall, { nominal, exact }: Length): BusyPeriod {
  const walls = { from: wall, until: wall + nominal + exact };
  const from = toInstant(zone, wall);
  // A time that the change to daylight saving time skips is later on the clock, and so is its end.
  const shown = isDate ? wall : toWallOf(zone, from);
  const until = toInstant(zone, Math.max(shown, wall) + nominal) + exact;
  // Only whole days in a zone that isn't stated have dates.
  return { from, until, isDate: isDate && !isStated && walls.from % dayMs === 0 && walls.until % dayMs === 0, walls };
}

/** The periods of a VFREEBUSY, usually in UTC. */
export function* freeBusy(component: Component, context: SeriesContext): Generator<BusyPeriod> {
  for (const property of propertiesOf(component, "FREEBUSY")) {
    if (property.params.get("FBTYPE")?.toUpperCase() === "FREE") continue;
    for (const item of property.value.split(/[,;]/)) {
      context.budget.spend(1);
      const period = parsePeriod(item);
      if (period === undefined) {
        if (item.trim() !== "") context.markPartial();
        continue;
      }
      const at = toMoment(period.start, property, component, context);
      yield busyPeriod(at, at.wall, lengthOfPeriod(period, at, context) ?? assumedLength);
    }
  }
}

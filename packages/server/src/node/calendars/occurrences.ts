import ICAL from "ical.js";
import type { Budget } from "./budget.ts";
import { isFree, type Length, lengthOf, lengthOfDuration, type Moment, momentsOf } from "./event-times.ts";
import { ruleWalls } from "./rule-walls.ts";
import { toWall, type Wall } from "./wall.ts";
import type { Window } from "./window.ts";
import { toInstant, toWallOf, utc } from "./zone.ts";
import type { Zones } from "./zones.ts";

type Component = InstanceType<typeof ICAL.Component>;

const dayMs = 86_400_000;

/**
 * The busy times of the events of one UID: an event that may recur, and its overridden occurrences. May include times outside
 * the window, in any order.
 * @throws {TooMuch} there are too many
 */
export function* occurrences(
  events: readonly Component[],
  zones: Zones,
  window: Window,
  budget: Budget,
): Generator<Window> {
  const replaced = events.flatMap((event) => momentsOf(event, "recurrence-id", zones));
  for (const event of events) {
    const [start] = momentsOf(event, "dtstart", zones);
    if (start === undefined || !Number.isFinite(start.wall) || isFree(event)) continue;
    const length = lengthOf(event, start, zones);
    if (event.hasProperty("recurrence-id")) yield stretch(start, start.wall, length);
    else yield* seriesOf(event, start, length, replaced, { zones, window, budget });
  }
}

interface Means {
  readonly zones: Zones;
  readonly window: Window;
  readonly budget: Budget;
}

function* seriesOf(
  event: Component,
  start: Moment,
  length: Length,
  replaced: readonly Moment[],
  { zones, window, budget }: Means,
): Generator<Window> {
  const isLeftOut = exceptions([...momentsOf(event, "exdate", zones), ...replaced], budget);
  const longest = Math.min(Math.max(length.nominal + length.exact, 0), 400 * dayMs);
  const span = { from: window.from - longest - 2 * dayMs, until: window.until + 2 * dayMs };
  const seen = new Set<Wall>();
  const tell = function* (at: Moment, wall: Wall, length: Length): Generator<Window> {
    if (wall < span.from || wall > span.until || seen.has(wall)) return;
    seen.add(wall);
    budget.spend(4);
    if (!isLeftOut(at, wall)) yield stretch(at, wall, length);
  };
  yield* tell(start, start.wall, length);
  for (const property of event.getAllProperties("rrule")) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) continue;
    const until = Math.min(span.until, endOf(rule, start));
    if (until < span.from) continue;
    for (const wall of ruleWalls(rule, start.wall, { ...span, until }, budget)) yield* tell(start, wall, length);
  }
  for (const [at, own] of additions(event, zones, budget)) yield* tell(at, at.wall, own ?? length);
}

/** The last wall-clock time of a rule, in the zone of its event. */
function endOf({ until }: InstanceType<typeof ICAL.Recur>, { zone }: Moment): Wall {
  if (until === null) return Infinity;
  if (until.isDate) return toWall(until) + dayMs - 1;
  return until.zone === ICAL.Timezone.utcTimezone ? toWallOf(zone, toWall(until)) : toWall(until);
}

/** Explicitly listed occurrences; a period has its own duration. */
function* additions(event: Component, zones: Zones, budget: Budget): Generator<readonly [Moment, Length | undefined]> {
  const moments = momentsOf(event, "rdate", zones);
  const values = event.getAllProperties("rdate").flatMap((property) => property.getValues() as readonly unknown[]);
  const times = values.filter((value) => value instanceof ICAL.Time || value instanceof ICAL.Period);
  for (const [index, at] of moments.entries()) {
    budget.spend(1);
    const value = times[index];
    yield [at, value instanceof ICAL.Period ? lengthOfPeriod(value) : undefined];
  }
}

/** The duration of a period, from its end or its duration. */
export function lengthOfPeriod({ start, end, duration }: InstanceType<typeof ICAL.Period>): Length {
  // The types declare both, but a period has only one of them.
  const declared = duration as InstanceType<typeof ICAL.Duration> | null;
  if (declared !== null) return lengthOfDuration(declared);
  return { nominal: toWall(end) - toWall(start), exact: 0 };
}

/** Returns a test for excluded occurrences, by instant or by day. */
function exceptions(moments: readonly Moment[], budget: Budget): (at: Moment, wall: Wall) => boolean {
  budget.spend(moments.length);
  const days = new Set<Wall>();
  const instants = new Set<number>();
  for (const { wall, zone, isDate } of moments) {
    if (isDate) days.add(wall);
    else instants.add(toInstant(zone, wall));
  }
  return ({ zone }, wall) => days.has(wall - (((wall % dayMs) + dayMs) % dayMs)) || instants.has(toInstant(zone, wall));
}

function stretch({ zone }: Moment, wall: Wall, { nominal, exact }: Length): Window {
  return { from: toInstant(zone, wall), until: toInstant(zone, wall + nominal) + exact };
}

/** The periods of a VFREEBUSY, in UTC. */
export function* freeBusy(component: Component, zones: Zones, budget: Budget): Generator<Window> {
  for (const property of component.getAllProperties("freebusy")) {
    if ((property.getFirstParameter("fbtype") as string | undefined)?.toUpperCase() === "FREE") continue;
    for (const value of property.getValues() as readonly unknown[]) {
      budget.spend(1);
      if (!(value instanceof ICAL.Period)) continue;
      const zone = value.start.zone === ICAL.Timezone.utcTimezone ? utc : zones(undefined);
      yield stretch({ wall: toWall(value.start), zone, isDate: false }, toWall(value.start), lengthOfPeriod(value));
    }
  }
}

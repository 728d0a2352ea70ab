import { type Component, propertiesOf } from "./calendar-parts.ts";
import {
  dayOf,
  type EventContext,
  hasLength,
  isCancelled,
  isFree,
  lengthOf,
  type Moment,
  momentsOf,
  startOf,
} from "./event-times.ts";
import type { Length } from "./time-values.ts";
import { grouped, latestVersions } from "./versions.ts";
import { toInstant } from "./zone.ts";

const dayMs = 86_400_000;

/** When a series starts, and how long its occurrences last. */
export interface SeriesTimes {
  readonly start: Moment;
  readonly length: Length;
}

/** An overridden occurrence, or with `isOnwards`, all occurrences from this one on. */
export interface Override {
  readonly event: Component;
  /** The occurrence; undefined if it can't be read. */
  readonly at: Moment | undefined;
  readonly isOnwards: boolean;
}

/** The overridden occurrences of a series in their latest versions, however the occurrence is written. */
export function overridesOf(
  events: readonly Component[],
  series: SeriesTimes | undefined,
  context: EventContext,
): readonly Override[] {
  const all = events.map((event): Override => {
    const [written] = momentsOf(event, "RECURRENCE-ID", context);
    const at = written && series ? toOccurrence(written, series.start) : written;
    const range = propertiesOf(event, "RECURRENCE-ID")[0]?.params.get("RANGE")?.toUpperCase();
    // Changes to all earlier occurrences were removed from the standard.
    if (range === "THISANDPRIOR") context.markPartial();
    return { event, at, isOnwards: range === "THISANDFUTURE" };
  });
  return [
    ...grouped(all, ({ event, at }) => (at === undefined ? event : toInstant(at.zone, at.wall))).values(),
  ].flatMap((versions) => {
    const newest = new Set(latestVersions(versions.map(({ event }) => event)));
    return versions.filter(({ event }) => newest.has(event));
  });
}

/**
 * The occurrence of a series that a time refers to. A bare date means the usual time, a time without a zone is in the series' zone, and in
 * an all-day series a time means its day.
 */
export function toOccurrence(at: Moment, start: Moment): Moment {
  if (start.isDate) return at.isDate ? at : { ...start, wall: dayOf(at, start.zone) };
  const time = ((start.wall % dayMs) + dayMs) % dayMs;
  if (at.isDate) return { ...start, wall: at.wall + time };
  return at.isFloating === true ? { ...at, zone: start.zone } : at;
}

/** The times of an overridden occurrence. What it lacks or can't be read is taken from the series. */
export function timesOf({ event, at }: Override, series: SeriesTimes | undefined, context: EventContext) {
  const start = startOf(event, context) ?? at;
  if (start === undefined) return undefined;
  const isUsual = series !== undefined && !hasLength(event) && start.isDate === series.start.isDate;
  return { start, length: isUsual ? series.length : lengthOf(event, start, context) };
}

/** A change to an occurrence and all later ones (RFC 5545, 3.2.13). */
export interface Shift {
  readonly since: number;
  /** How much later an occurrence starts, in wall-clock time. */
  readonly by: number;
  readonly length: Length;
  readonly isFree: boolean;
}

/** The changes to a series that apply onward, in order. */
export function shiftsOf(overrides: readonly Override[], series: SeriesTimes, context: EventContext): readonly Shift[] {
  const shifts = overrides.flatMap((override): readonly Shift[] => {
    const { event, at, isOnwards } = override;
    if (at === undefined || !isOnwards) return [];
    const since = toInstant(at.zone, at.wall);
    const times = isCancelled(event) ? undefined : timesOf(override, series, context);
    if (times === undefined) return [{ since, by: 0, length: series.length, isFree: true }];
    const { start, length } = times;
    const by = start.zone === at.zone ? start.wall - at.wall : toInstant(start.zone, start.wall) - since;
    return [{ since, by, length, isFree: isFree(event) }];
  });
  return shifts.sort((one, other) => one.since - other.since);
}

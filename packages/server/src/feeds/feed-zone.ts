import { Temporal } from "temporal-polyfill";

/** A component in jCal (RFC 7265), as the iCalendar library writes it. */
export type Component = readonly [name: string, properties: readonly Property[], parts: readonly Component[]];

/** A property in jCal. */
export type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, string>>,
  type: string,
  value: string | number,
];

/** A time zone within a period: its `VTIMEZONE`, and the local times in it. */
export interface FeedZone {
  readonly component: Component;
  /** The local time at an instant, such as `2026-03-29T03:00:00`. */
  localTime(at: number): string;
}

interface Observance {
  /** When it begins: milliseconds since the epoch. */
  readonly at: number;
  /** The offsets from UTC before and after, in milliseconds. */
  readonly before: number;
  readonly after: number;
}

const minute = 60_000;

/**
 * Describes a time zone from one instant to another, using this process's time zone data. Local times use the same data, so the two can't
 * disagree.
 */
export function describeZone(timeZone: string, from: number, until: number): FeedZone {
  const observances = observancesOf(timeZone, from, until);
  return {
    component: ["vtimezone", [["tzid", {}, "text", timeZone]], observances.map(toComponent)],
    localTime(at) {
      const current = observances.findLast((one) => one.at <= at) ?? observances[0];
      return toLocal(at, current?.after ?? 0);
    },
  };
}

function observancesOf(timeZone: string, from: number, until: number): readonly Observance[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  const first = start.add({ nanoseconds: 1 }).getTimeZoneTransition("previous");
  const offset = offsetOf(start);
  const observances: Observance[] = [first === null ? { at: 0, before: offset, after: offset } : toObservance(first)];
  for (let next = start.getTimeZoneTransition("next"); next !== null; next = next.getTimeZoneTransition("next")) {
    if (next.epochMilliseconds > until) break;
    observances.push(toObservance(next));
  }
  return observances;
}

const toObservance = (transition: Temporal.ZonedDateTime): Observance => ({
  at: transition.epochMilliseconds,
  before: offsetOf(transition.subtract({ nanoseconds: 1 })),
  after: offsetOf(transition),
});

const offsetOf = ({ offsetNanoseconds }: Temporal.ZonedDateTime): number => offsetNanoseconds / 1e6;

const toLocal = (at: number, offset: number): string => new Date(at + offset).toISOString().slice(0, 19);

const toComponent = ({ at, before, after }: Observance): Component => [
  after > before ? "daylight" : "standard",
  [
    ["dtstart", {}, "date-time", toLocal(at, before)],
    ["tzoffsetfrom", {}, "utc-offset", toOffset(before)],
    ["tzoffsetto", {}, "utc-offset", toOffset(after)],
  ],
  [],
];

function toOffset(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / minute);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

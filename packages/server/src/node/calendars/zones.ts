import type ICAL from "ical.js";
import type { Budget } from "./budget.ts";
import { describedZone } from "./described-zone.ts";
import { knownZone } from "./known-zone.ts";
import type { Window } from "./window.ts";
import { utc, type Zone } from "./zone.ts";

/** Returns the zone with a name; without a name, the zone for floating times. */
export type Zones = (name: string | undefined) => Zone;

/**
 * The zones of a calendar; `own` is its default zone. An IANA zone takes precedence over a definition in the file. An unknown zone
 * is the calendar's default (X-WR-TIMEZONE), otherwise UTC.
 */
export function zonesOf(
  own: string | undefined,
  timezones: readonly InstanceType<typeof ICAL.Component>[],
  window: Window,
  budget: Budget,
): Zones {
  const found = new Map<string, Zone>();
  const described = new Map<string, InstanceType<typeof ICAL.Component>>();
  for (const timezone of timezones) {
    const name = timezone.getFirstPropertyValue("tzid");
    if (typeof name === "string") described.set(name, timezone);
  }
  const find = (name: string): Zone | undefined => {
    const known = knownZone(name, window);
    if (known !== undefined) return known;
    const timezone = described.get(name);
    const zone = timezone && describedZone(timezone, window, budget);
    // `/mozilla.org/20050126_1/Europe/Berlin`
    return zone ?? knownZone(name.split("/").slice(-2).join("/"), window);
  };
  const floating = (own === undefined ? undefined : find(own)) ?? utc;
  return (name) => {
    if (name === undefined) return floating;
    const zone = found.get(name);
    if (zone !== undefined) return zone;
    // Each zone is looked up once, even if it is not found.
    budget.spend(500);
    const made = find(name) ?? floating;
    found.set(name, made);
    return made;
  };
}

import type { Budget } from "./budget.ts";
import type { CalendarParts } from "./calendar-parts.ts";
import { unescaped } from "./content-line.ts";
import { describedZone } from "./described-zone.ts";
import { knownZone, offsetZone } from "./known-zone.ts";
import type { Window } from "./window.ts";
import { utc, type Zone } from "./zone.ts";

/** A zone, and how reliable it is. */
export interface FoundZone {
  readonly zone: Zone;
  /** Whether the calendar's name for it is unknown, so that another zone is used instead. */
  readonly isUnknown: boolean;
}

/** The zones of a calendar. */
export interface Zones {
  /** The zone with a name; without a name, the one of times without a zone. */
  named(name: string | undefined): FoundZone;
  /** The zone of all-day events. `isStated`: whether the file determines it. */
  readonly days: { readonly zone: Zone; readonly isStated: boolean };
}

/**
 * The zones of a calendar. A definition in the file takes precedence over a name it merely resembles; only IANA names with an
 * area, such as `Europe/Berlin`, mean the same everywhere. All-day events use the file's only definition, otherwise the
 * person's zone (Q57); times without a zone use the calendar's own first.
 */
export function zonesOf(
  { zone: own, components }: CalendarParts,
  personZone: string | undefined,
  window: Window,
  budget: Budget,
): Zones {
  const described = new Map<string, Zone>();
  const names = new Set<string>();
  for (const timezone of components.filter(({ name }) => name === "VTIMEZONE")) {
    const valueOf = (name: string) => timezone.properties.find((property) => property.name === name)?.value;
    const name = valueOf("TZID");
    if (name === undefined) continue;
    names.add(name);
    const zone = describedZone(timezone, window, budget) ?? knownZone(valueOf("X-LIC-LOCATION") ?? "", window);
    if (zone !== undefined) described.set(keyOf(name), zone);
  }
  const find = (name: string): Zone | undefined => {
    const isArea = /^[A-Za-z_]+\/[A-Za-z]/.test(name) && !name.startsWith("Etc/");
    const stated = described.get(keyOf(name));
    return isArea ? (knownZone(name, window) ?? stated) : (stated ?? knownZone(name, window));
  };
  const ownZone = own === undefined ? undefined : find(own);
  const person = personZone === undefined ? undefined : knownZone(personZone, window);
  const [onlyName, ...otherNames] = names;
  const only = onlyName === undefined || otherNames.length > 0 ? undefined : find(onlyName);
  const floating = ownZone ?? only ?? person;
  const found = new Map<string, FoundZone>();
  return {
    named(name) {
      if (name === undefined || name === "") return { zone: floating ?? utc, isUnknown: false };
      const known = found.get(name);
      if (known !== undefined) return known;
      // Each zone is looked up once, even if it is not found.
      budget.spend(500);
      const zone = find(name);
      const made = { zone: zone ?? offsetZone(name) ?? floating ?? utc, isUnknown: zone === undefined };
      found.set(name, made);
      return made;
    },
    days: { zone: only ?? person ?? ownZone ?? utc, isStated: only !== undefined },
  };
}

const keyOf = (name: string): string => unescaped(name).trim().toLowerCase();

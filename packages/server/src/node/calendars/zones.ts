import type { Budget } from "./budget.ts";
import type { CalendarHead, Component } from "./calendar-parts.ts";
import { unescaped } from "./content-line.ts";
import { describedZone } from "./described-zone.ts";
import { knownZone, offsetZone } from "./known-zone.ts";
import { grouped } from "./versions.ts";
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

/** The zones that calendars define, by name. A definition that can't be read has a name only. */
type Definitions = ReadonlyMap<string, Zone | undefined>;

/**
 * Finds the zones of each calendar in a file. A definition takes precedence over a known name, except for IANA names with an area, such as
 * `Europe/Berlin`, which mean the same everywhere. All-day events use the only definition, otherwise the person's zone (Q57). Times without
 * a zone use the calendar's own zone first.
 */
export function zonesOf(
  components: readonly Component[],
  personZone: string | undefined,
  window: Window,
  budget: Budget,
): (calendar: CalendarHead) => Zones {
  const known = remembered((name: string) => {
    // Each zone is looked up once, even if it is not found.
    budget.spend(500);
    return knownZone(name, window);
  });
  const described = new Map<string, Zone | undefined>();
  const definitionsOf = (timezones: readonly Component[]): Definitions => {
    const found = new Map<string, Zone | undefined>();
    for (const timezone of timezones) {
      const valueOf = (name: string) => timezone.properties.find((property) => property.name === name)?.value;
      const name = valueOf("TZID");
      if (name === undefined) continue;
      // Files with a calendar for each event repeat their definitions.
      const text = JSON.stringify(
        timezone.parts.map(({ properties }) => properties.map(({ name, value }) => name + value)),
      );
      if (!described.has(text)) described.set(text, describedZone(timezone, window, budget));
      const location = known(valueOf("X-LIC-LOCATION") ?? "");
      // Without any date, it is unknown which of the offsets applies when.
      const isVague = timezone.parts.every(({ properties }) =>
        properties.every((property) => property.name !== "DTSTART"),
      );
      const zone = (isVague ? location : undefined) ?? described.get(text) ?? location;
      found.set(keyOf(name), zone ?? found.get(keyOf(name)));
    }
    return found;
  };
  const timezones = components.filter(({ name }) => name === "VTIMEZONE");
  const byCalendar = grouped(timezones, ({ calendar }) => calendar);
  const inFile = definitionsOf(timezones);
  return remembered((calendar: CalendarHead) => {
    const inCalendar = byCalendar.size > 1 ? definitionsOf(byCalendar.get(calendar) ?? []) : inFile;
    const find = (name: string): Zone | undefined => {
      const isArea = /^[A-Za-z_]+\/[A-Za-z]/.test(name) && !name.startsWith("Etc/");
      const stated = inCalendar.get(keyOf(name)) ?? inFile.get(keyOf(name));
      return isArea ? (known(name) ?? stated) : (stated ?? known(name));
    };
    const own = calendar.zone === undefined ? undefined : find(calendar.zone);
    const person = personZone === undefined ? undefined : known(personZone);
    const [onlyName, ...otherNames] = (inCalendar.size > 0 ? inCalendar : inFile).keys();
    const only = onlyName === undefined || otherNames.length > 0 ? undefined : find(onlyName);
    const floating = own ?? only ?? person;
    return {
      named: remembered((name: string | undefined): FoundZone => {
        if (name === undefined || name === "") return { zone: floating ?? utc, isUnknown: false };
        const zone = find(name);
        return { zone: zone ?? offsetZone(name) ?? floating ?? utc, isUnknown: zone === undefined };
      }),
      days: { zone: only ?? person ?? own ?? utc, isStated: only !== undefined },
    };
  });
}

/** A function that computes each result once. */
function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const results = new Map<K, V>();
  return (key) => {
    const result = results.has(key) ? (results.get(key) as V) : compute(key);
    results.set(key, result);
    return result;
  };
}

const keyOf = (name: string): string => unescaped(name).replaceAll('"', "").trim().toLowerCase();

import { createRequire } from "node:module";
import { Temporal } from "temporal-polyfill";
import { parseOffset } from "./time-values.ts";
import type { Window } from "./window.ts";
import type { Turn, Zone } from "./zone.ts";

/** The format of CLDR's table. `001` stands for the world. */
interface WindowsZones {
  readonly supplemental: {
    readonly windowsZones: {
      readonly mapTimezones: readonly {
        readonly mapZone: { readonly _other: string; readonly _type: string; readonly _territory: string };
      }[];
    };
  };
}

let windowsZones: ReadonlyMap<string, string> | undefined;

/** IANA names by lowercase Windows name, loaded when a calendar first needs them. */
function ianaByWindowsName(): ReadonlyMap<string, string> {
  const require = createRequire(import.meta.url);
  const load = (): WindowsZones => require("cldr-core/supplemental/windowsZones.json") as WindowsZones;
  windowsZones ??= new Map(
    load()
      .supplemental.windowsZones.mapTimezones.filter(({ mapZone }) => mapZone._territory === "001")
      .map(({ mapZone }) => [mapZone._other.toLowerCase(), mapZone._type]),
  );
  return windowsZones;
}

const dayMs = 86_400_000;
/** The maximum number of offset changes in a window; no zone has that many. */
const maxTurns = 200;

/** Abbreviations for a single zone, unlike `IST` or `BST`, and names that CLDR no longer lists or never did. */
const otherNames = new Map([
  ...["CEST", "MEZ", "MESZ"].map((name) => [name, "CET"] as const),
  ["EEST", "EET"],
  ["WEST", "WET"],
  ["EDT", "EST5EDT"],
  ["CDT", "CST6CDT"],
  ["MDT", "MST7MDT"],
  ...["PST", "PDT"].map((name) => [name, "PST8PDT"] as const),
  ...["AKST", "AKDT", "Alaska Standard Time"].map((name) => [name, "America/Anchorage"] as const),
  ...["AEST", "AEDT", "Australian Eastern Standard Time"].map((name) => [name, "Australia/Sydney"] as const),
  ...["NZST", "NZDT"].map((name) => [name, "Pacific/Auckland"] as const),
  ...["JST", "Japan Standard Time"].map((name) => [name, "Asia/Tokyo"] as const),
  ...["KST", "Korean Standard Time"].map((name) => [name, "Asia/Seoul"] as const),
  ["中国标准时间", "Asia/Shanghai"],
  ...["Mitteleuropäische Zeit", "Mitteleuropäische Sommerzeit"].map((name) => [name, "Europe/Berlin"] as const),
  ["HKT", "Asia/Hong_Kong"],
  ["SGT", "Asia/Singapore"],
  ["MSK", "Europe/Moscow"],
  ["SAST", "Africa/Johannesburg"],
  ["British Standard Time", "Europe/London"],
  ["Irish Standard Time", "Europe/Dublin"],
  ["Greenwich Mean Time", "Etc/GMT"],
  ["Western European Standard Time", "Europe/Lisbon"],
  ["Eastern European Standard Time", "Europe/Bucharest"],
  ["Moscow Standard Time", "Europe/Moscow"],
  ["Indian Standard Time", "Asia/Kolkata"],
  ["Brasilia Standard Time", "America/Sao_Paulo"],
  ["Hawaii Standard Time", "Pacific/Honolulu"],
  ["Mexico Standard Time", "America/Mexico_City"],
  ["Kamchatka Standard Time", "Asia/Kamchatka"],
  ["Mid-Atlantic Standard Time", "Etc/GMT+2"],
  ["Armenian Standard Time", "Asia/Yerevan"],
  ["Indiana Standard Time", "America/Indiana/Indianapolis"],
  ["Baja California Standard Time", "America/Tijuana"],
  ["West Central Africa Standard Time", "Africa/Lagos"],
  ["Central America Standard Time", "America/Guatemala"],
  ["City of Buenos Aires Standard Time", "America/Argentina/Buenos_Aires"],
  ["Solomon Is. Standard Time", "Pacific/Guadalcanal"],
]);
const areas = ["Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian", "US", "Canada"];

/**
 * The zone with this name, for the window: an IANA name or alias, one behind a prefix such as `/mozilla.org/20050126_1/`, a
 * Windows name, a fixed offset such as `GMT+05:30`, a city, or an Outlook label such as `(UTC+01:00) Amsterdam, Berlin`.
 * Undefined if the name is unknown.
 */
export function knownZone(written: string, window: Window): Zone | undefined {
  const name = plainName(written);
  return (
    ianaZone(otherNames.get(name) ?? name.replaceAll(" ", "_"), window) ??
    windowsZone(name, window) ??
    fixedZone(name) ??
    prefixedZone(name, window) ??
    labelledZone(name, window)
  );
}

/** A name without quotes and encoded slashes, with plain hyphens. */
const plainName = (written: string): string =>
  written
    .replace(/^[\s'"]+|[\s'"]+$/g, "")
    .replace(/%2F/gi, "/")
    .replace(/[\u2010-\u2015\u2212]/g, "-");

/** The offset that an unknown name contains, as in `GMT -0500 (Standard) / GMT -0400 (Daylight)`. Its changes are unknown. */
export function offsetZone(name: string): Zone | undefined {
  const [, written] = /(?:gmt|utc)\s*([+-]\d\d?(?:[:.]?\d\d)?)/i.exec(plainName(name)) ?? [];
  const offset = written === undefined ? undefined : parseOffset(written.replace(".", ":"));
  return offset === undefined ? undefined : { first: offset, turns: [] };
}

function ianaZone(name: string, { from, until }: Window): Zone | undefined {
  // An offset such as `+02:00` is not a zone name, but would be accepted as one.
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return undefined;
  try {
    let at = Temporal.Instant.fromEpochMilliseconds(from - 40 * dayMs).toZonedDateTimeISO(name);
    const first = at.offsetNanoseconds / 1e6;
    const turns: Turn[] = [];
    while (turns.length < maxTurns) {
      const next = at.getTimeZoneTransition("next");
      if (next === null || next.epochMilliseconds > until + 40 * dayMs) break;
      const before = at.offsetNanoseconds / 1e6;
      turns.push({ onset: next.epochMilliseconds + before, before, after: next.offsetNanoseconds / 1e6 });
      at = next;
    }
    return { first, turns };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `W. Europe Standard Time`, including with the number Outlook adds to a copy: `Eastern Standard Time 1`. */
function windowsZone(name: string, window: Window): Zone | undefined {
  const standard = name.replace(/ (?:daylight|summer) time\b/i, " Standard Time").replace(/ \d+$/, "");
  const iana = ianaByWindowsName().get(standard.toLowerCase()) ?? otherNames.get(standard);
  return iana === undefined ? undefined : ianaZone(iana, window);
}

/** `GMT+05:30`, `UTC-3`, `UTC+0200` and `tzone://Microsoft/Utc`. East of Greenwich is positive, unlike in `Etc/GMT+5`. */
function fixedZone(name: string): Zone | undefined {
  if (/^(?:.*\/)?(?:utc|gmt|z)$/i.test(name)) return { first: 0, turns: [] };
  const [, written] = /^(?:gmt|utc)?\s*([+-]\d\d?(?::?\d\d)?)$/i.exec(name.trim()) ?? [];
  const offset = written === undefined ? undefined : parseOffset(written);
  return offset === undefined ? undefined : { first: offset, turns: [] };
}

/** `/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires`: the longest ending that is a name. Also `US-Eastern`. */
function prefixedZone(name: string, window: Window): Zone | undefined {
  if (/^[A-Za-z]+-[A-Za-z_]+$/.test(name)) return ianaZone(name.replace("-", "/"), window);
  const parts = name.split("/").filter((part) => part !== "");
  if (parts.length < 2 && !name.startsWith("/")) return undefined;
  for (const length of [3, 2, 1]) {
    const zone = length > parts.length ? undefined : ianaZone(parts.slice(-length).join("/"), window);
    if (zone !== undefined) return zone;
  }
  return undefined;
}

/**
 * The zone of a label such as `(UTC+01:00) Amsterdam, Berlin, Bern` or `Eastern Time (US & Canada)`: that of one of the cities, or of the
 * Windows name. If the label has an offset, the zone must have it at some time of the year.
 */
function labelledZone(label: string, window: Window): Zone | undefined {
  const [, prefix, written, names = ""] =
    /^(\((?:UTC|GMT)\s*([+-]\d\d?[:.]?\d\d)?\))?\s*([^()]+?)\s*(?:\([^()]*\))?$/i.exec(label.trim()) ?? [];
  const offset = prefix === undefined ? undefined : parseOffset(written?.replace(".", ":") ?? "+00");
  if (names === "Coordinated Universal Time") return fixedZone("UTC");
  const candidates = function* (): Generator<Zone | undefined> {
    yield ianaZone(names, window);
    yield windowsZone(names.replace(/(?: time)?$/i, " Standard Time"), window);
    for (const city of names.split(/[,/]/)) {
      for (const area of areas) yield ianaZone(`${area}/${city.trim().replaceAll(" ", "_")}`, window);
      yield windowsZone(`${city.trim()} Standard Time`, window);
    }
  };
  for (const zone of candidates()) {
    if (zone === undefined) continue;
    const offsets = [zone.first, ...zone.turns.map(({ after }) => after)];
    if (offset === undefined || offsets.includes(offset)) return zone;
  }
  return undefined;
}

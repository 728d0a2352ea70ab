import { zoneName } from "@rollcall/core/time-format";
import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";

/** The localized name of a zone with today's offset from UTC, or its IANA name if the browser has none. */
export function describeZone(lang: string, timeZone: string, now: Date = new Date()): string {
  try {
    const part = (timeZoneName: "longGeneric" | "long" | "shortOffset"): string =>
      new Intl.DateTimeFormat(lang, { timeZone, timeZoneName })
        .formatToParts(now)
        .find(({ type }) => type === "timeZoneName")?.value ?? "";
    const generic = part("longGeneric");
    // Zones without daylight saving time have no generic name.
    return [generic.startsWith("GMT") ? part("long") : generic, part("shortOffset")].join(", ");
  } catch {
    return timeZone;
  }
}

/** The options of a time zone select, as cities by region. Cached per chosen zone. */
export const zoneOptions = (chosen: string): unknown =>
  guard([chosen], () =>
    regionsWith(chosen).map(([region, zones]) =>
      region === ""
        ? zones.map((zone) => option(zone, zone, chosen))
        : html`<optgroup label=${region}>${zones.map((zone) => option(zone, cityOf(zone), chosen))}</optgroup>`,
    ),
  );

const option = (zone: string, label: string, chosen: string): TemplateResult =>
  html`<option value=${zone} ?selected=${zone === chosen}>${label}</option>`;

const regionOf = (zone: string): string => zone.slice(0, Math.max(0, zone.indexOf("/")));
const cityOf = (zone: string): string => zoneName(zone).slice(zone.indexOf("/") + 1);

/** The zone that a name refers to in this browser: `Asia/Calcutta` for `Asia/Kolkata`. */
function meantBy(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}

/** Whether two names refer to the same time zone, such as a former name and the current one. */
export const isSameZone = (one: string, other: string): boolean => one === other || meantBy(one) === meantBy(other);

function regionsWith(chosen: string): [string, string[]][] {
  const regions = new Map<string, string[]>([["", []]]);
  const meant = chosen === "" ? "" : meantBy(chosen);
  // Browsers omit `UTC`, and list one name of each zone: the chosen one takes its place, unless it is in another region.
  for (const zone of new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), chosen])) {
    const region = regionOf(zone);
    if (zone === "" || (zone !== chosen && zone === meant && region === regionOf(chosen))) continue;
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  for (const zones of regions.values()) zones.sort((one, other) => cityOf(one).localeCompare(cityOf(other), "en"));
  return [...regions];
}

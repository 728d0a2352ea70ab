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

const cityOf = (zone: string): string => zone.slice(zone.indexOf("/") + 1).replaceAll("_", " ");

function regionsWith(chosen: string): [string, string[]][] {
  const regions = new Map<string, string[]>([["", []]]);
  // Browsers omit `UTC` and deprecated names.
  for (const zone of new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), chosen])) {
    const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "";
    const zones = regions.get(region) ?? [];
    if (zone !== "") regions.set(region, [...zones, zone]);
  }
  for (const zones of regions.values()) zones.sort((one, other) => one.localeCompare(other, "en"));
  return [...regions];
}

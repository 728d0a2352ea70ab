import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";

/** The zone of this browser, by its IANA name. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

/** What people call a zone in their language, and how far it is from UTC today; its name where the browser has none. */
export function describeZone(lang: string, timeZone: string, now: Date = new Date()): string {
  try {
    const part = (timeZoneName: "longGeneric" | "long" | "shortOffset"): string =>
      new Intl.DateTimeFormat(lang, { timeZone, timeZoneName })
        .formatToParts(now)
        .find(({ type }) => type === "timeZoneName")?.value ?? "";
    const generic = part("longGeneric");
    // A zone that knows no summer has no name for all of the year.
    return [generic.startsWith("GMT") ? part("long") : generic, part("shortOffset")].join(", ");
  } catch {
    return timeZone;
  }
}

/** The options of a choice of time zones: by region, as cities. Drawn once for each zone that is chosen. */
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
  // Browsers leave out `UTC`, and names that have been replaced by others.
  for (const zone of new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), chosen])) {
    const region = zone.includes("/") ? zone.slice(0, zone.indexOf("/")) : "";
    const zones = regions.get(region) ?? [];
    if (zone !== "") regions.set(region, [...zones, zone]);
  }
  for (const zones of regions.values()) zones.sort((one, other) => one.localeCompare(other, "en"));
  return [...regions];
}

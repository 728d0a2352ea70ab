import type { Words } from "../host/panel-host.ts";

const units = [
  ["day", 1440],
  ["hour", 60],
  ["minute", 1],
] as const;

/** How long before something: `15 minutes`, `1 hour`, `1 day`. */
export function leadTime({ lang }: Pick<Words, "lang">, minutes: number): string {
  const [unit, length] = units.find(([, one]) => minutes > 0 && minutes % one === 0) ?? (["minute", 1] as const);
  return new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(minutes / length);
}

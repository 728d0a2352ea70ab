import { Temporal } from "temporal-polyfill";
import type { EffectiveSettings } from "./effective-settings.ts";

const sentAt = "07:00";

/** The next instant of a digest: 7:00 in local time, daily or on Mondays; null without digests. */
export function nextDigest(interval: EffectiveSettings["digest"], timeZone: string, now: number): number | null {
  if (interval === "off") return null;
  const today = new Temporal.ZonedDateTime(BigInt(now) * 1_000_000n, timeZone).toPlainDate();
  const first = interval === "daily" ? today : today.add({ days: (8 - today.dayOfWeek) % 7 });
  const at = (date: Temporal.PlainDate): number =>
    date.toZonedDateTime({ timeZone, plainTime: sentAt }).epochMilliseconds;
  return at(first) > now ? at(first) : at(first.add({ days: interval === "daily" ? 1 : 7 }));
}

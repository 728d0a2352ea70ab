import { Temporal } from "temporal-polyfill";
import type { QuietHours } from "../ports/notification-settings.ts";

/**
 * When the quiet hours that contain an instant end, in milliseconds since the epoch; undefined outside them. They are local times, so on
 * the day of a clock change they last an hour more or less.
 */
export function quietUntil(at: number, hours: QuietHours | null, timeZone: string): number | undefined {
  if (hours === null) return undefined;
  const { from, to } = hours;
  const today = new Temporal.ZonedDateTime(BigInt(at) * 1_000_000n, timeZone).toPlainDate();
  const instantOf = (date: Temporal.PlainDate, plainTime: string): number =>
    date.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  for (const date of [today, today.subtract({ days: 1 })]) {
    const end = instantOf(to > from ? date : date.add({ days: 1 }), to);
    if (instantOf(date, from) <= at && at < end) return end;
  }
  return undefined;
}

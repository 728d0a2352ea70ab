import { addDays, instantOf } from "../kernel/values/plain-dates.ts";
import { noLastDay } from "./periods.ts";

/** The time of day of notices. Quiet hours of their recipients apply in addition. */
const noticeTime = "08:00";

/** When the next notice about an expiry is due after an instant; null if none follows. */
export function nextNotice(lastDay: string, noticeDays: readonly number[], now: number): number | null {
  if (lastDay === "" || lastDay === noLastDay) return null;
  const times = noticeDays.map((days) => instantOf(addDays(lastDay, -days), noticeTime, "UTC"));
  return times.find((time) => time > now) ?? null;
}

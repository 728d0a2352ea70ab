import { type Times, timesIn } from "../../ui/text/times.ts";

type BusyTime = Readonly<{ from: string; until: string }>;

/** The day of a busy time, `Mon 23 Nov`, or its days if it lasts whole days. */
export const busyDay = (times: Times, { from, until }: BusyTime): string =>
  isWholeDays(times, { from, until }) ? times.span(from, Date.parse(until) - 1, "day") : times.text(from, "day");

/** Whether it begins and ends at local midnight. */
export function isWholeDays({ timeZone }: Times, { from, until }: BusyTime): boolean {
  const clock = timesIn({ lang: "en" }, timeZone).format({
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  return [from, until].every((at) => clock.format(Date.parse(at)) === "00:00:00");
}

import { timesIn } from "../../ui/text/times.ts";

const day = 24 * 60 * 60 * 1000;

type Language = Readonly<{ lang: string }>;

/** `1 February`, with the year if it is not this one, and with the time unless it is midnight. */
export function untilText(words: Language, at: number, now: number = Date.now()): string {
  const isMidnight = timesIn({ lang: "sv" }).text(at, "clock") === "00:00";
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return timesIn(words)
    .format({
      day: "numeric",
      month: "long",
      ...(!isThisYear && { year: "numeric" }),
      ...(!isMidnight && { hour: "numeric", minute: "2-digit" }),
    })
    .format(at);
}

/** `Saturday, 22:00` within a week, else `Sat, 28 Nov, 22:00`. */
export function whenText(words: Language, at: number, timeZone?: string, now: number = Date.now()): string {
  const times = timesIn(words, timeZone);
  if (at - now >= 6 * day) return times.text(at, "dayAndClock");
  return times.format({ weekday: "long", hour: "numeric", minute: "2-digit" }).format(at);
}
